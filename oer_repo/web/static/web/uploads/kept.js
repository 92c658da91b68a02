// The list of files in the draft and the room that is left, as the server has them now; what was chosen in the list stays.

export async function refreshed() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["kept", "room"]) {
    const now = document.getElementById(id), then = page.getElementById(id);
    if (!now || !then) continue;
    for (const field of now.querySelectorAll("select")) {
      const same = page.getElementById(field.id);
      if (same) for (const option of same.options) option.toggleAttribute("selected", option.value === field.value);
    }
    now.replaceWith(document.adoptNode(then));
  }
}
