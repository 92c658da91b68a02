// Files and folders that are dropped anywhere on the page; without this, a file that misses the zone replaces the page.

export function dropped(zone, take) {
  let inside = 0;
  const mark = (change) => zone.classList.toggle("over", (inside = Math.max(0, inside + change)) > 0);
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => carries(event) && mark(1));
  addEventListener("dragleave", (event) => carries(event) && mark(-1));
  addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  addEventListener("drop", async (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(-inside);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() || item.getAsFile()).filter(Boolean);
    take((await Promise.all(entries.map(files))).flat());
  });
}

// A folder is what lies in it, and in its folders.
async function files(entry) {
  if (entry instanceof File) return [entry];
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader(), found = [];
  for (let some = [null]; some.length;) { // a hundred at a time
    some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    found.push(...some);
  }
  return (await Promise.all(found.map(files))).flat();
}
