// The files step of a deposit: files that are chosen or dropped are sent one after another, can be paused, and go on after
// a lost line or a reload. Without this script the form does what it always did.
import { dropped } from "./dropping.js";
import { refreshed } from "./kept.js";
import { remembered } from "./memory.js";
import { Upload } from "./upload.js";

const zone = document.getElementById("uploads");
const chooser = document.getElementById("id_upload");
const words = [...document.getElementById("upload-words").content.children];
const { uploads, resource, hashing, most, left, whose } = zone.dataset;
let queue = [];
let running = null;

const desk = {
  to: { uploads, resource, token: chooser.form.elements.csrfmiddlewaretoken.value },
  words: Object.fromEntries(words.map((one) => [one.dataset.word, one.textContent.trim()])),
  template: document.getElementById("upload-row"),
  list: document.getElementById("upload-list"),
  hashing,
  whose,
  most: Number(most),
  room: left ? Number(left) : Infinity, // bytes
  choose: (open = true) => (open ? chooser.click() : chooser.focus()),
  announce: (text) => { document.getElementById("announcer").textContent = text; },
  leave: (upload) => { queue = queue.filter((one) => one !== upload); },
  line(upload) {
    queue.push(upload);
    next();
  },
};

async function next() {
  if (running || !queue.length) return;
  running = queue.shift();
  await running.run();
  if (running.state !== "paused") await refreshed();
  running = null;
  next();
}

const earlier = remembered(resource).map((known) => new Upload(desk, known));
for (const upload of earlier) upload.asked();

function take(files) {
  for (const file of files) {
    const known = remembered(resource, file);
    const waiting = known && earlier.find((one) => one.address === known.address && !one.file);
    const upload = waiting || new Upload(desk, { name: file.name, size: file.size, modified: file.lastModified });
    upload.begin(file);
  }
}

chooser.addEventListener("change", () => {
  take([...chooser.files]);
  chooser.value = "";
});
dropped(zone, take);
addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });
