// One file on its way: its row on the page, what is known before a byte is sent, and how it ends.
import { forget, remember } from "./memory.js";
import { filled, Row, size } from "./row.js";
import { Refused, Sending, Stopped } from "./sending.js";

const SIGNED_OUT = [401, 403];

// `desk`: what all uploads of the page share (see page.js); `address` when it was begun before
export class Upload {
  constructor(desk, { name, size, modified, address = "" }, file = null) {
    Object.assign(this, { desk, name, size, modified, address, file, sending: null, hashed: null, promised: Boolean(address) });
    this.row = new Row(desk.template, desk.words, name, size);
    this.row.on("pause", () => this.sending.stop());
    for (const button of ["resume", "retry"]) this.row.on(button, () => this.begin());
    this.row.on("now", () => this.sending.tryNow());
    this.row.on("choose", () => desk.choose());
    this.row.on("drop", () => this.giveUp());
    this.row.on("hide", () => { this.gone(); desk.choose(false); });
    desk.list.append(this.row.element);
  }

  get state() {
    return this.row.element.dataset.state;
  }

  // Refused at once, or sent when it is its turn.
  begin(file = this.file) {
    this.file = file;
    const problem = this.promised ? "" : this.refusal();
    if (problem) return this.end("failed", problem);
    if (!this.promised) this.desk.room -= this.size;
    this.promised = true;
    this.row.show("waiting");
    this.desk.line(this);
  }

  refusal() {
    const { most, room, whose, words } = this.desk;
    if (this.size > most) return filled(words.too_large, { most: size(most) });
    return this.size > room ? filled(words.no_room, { left: size(Math.max(room, 0)), whose }) : "";
  }

  async run() {
    const { to, words } = this.desk;
    this.sending = new Sending(this.file, to, this.told(), this.address);
    this.hashed ??= digest(this.file, this.desk);
    this.row.show("sending");
    try {
      const { file, problem } = await this.sending.whole();
      if (!file) throw Object.assign(new Refused(problem || words.removed), { ended: true });
      this.row.show("checking");
      if ((await this.hashed) !== file.sha256) throw Object.assign(new Refused(words.differs), { ended: true });
      this.end("done");
    } catch (error) {
      this.failed(error);
    }
  }

  told() {
    const { to, words } = this.desk;
    return {
      progress: (bytes) => {
        if (this.state !== "sending") this.row.show("sending");
        this.row.progress(bytes);
      },
      waits: (seconds) => {
        if (this.state !== "lost") this.desk.announce(filled(words.lost_said, this));
        this.row.show("lost", filled(words.lost, { seconds }));
      },
      begun: (address) => {
        this.address = address;
        remember(to.resource, this);
      },
      unreadable: words.unreadable,
    };
  }

  // What the server has taken stays there: trying again goes on from it, unless it said that this upload is over.
  failed(error) {
    if (error instanceof Stopped) return this.row.show("paused");
    if (error.ended) this.forgotten();
    this.hashed = null; // the file may be another by then
    const { words } = this.desk;
    const known = error instanceof Refused && error.message;
    this.end("failed", SIGNED_OUT.includes(error.status) ? words.signed_out : known || words.failed);
  }

  end(state, text = this.desk.words[state]) {
    if (state === "done") forget(this.desk.to.resource, this);
    this.row.show(state, text);
    this.desk.announce(`${this.name}: ${text}`);
  }

  forgotten() {
    forget(this.desk.to.resource, this);
    if (this.promised) this.desk.room += this.size;
    this.promised = false;
    this.address = "";
  }

  giveUp() {
    const { address, desk } = this;
    this.sending?.stop();
    desk.leave(this);
    this.forgotten();
    this.row.element.remove();
    desk.choose(false);
    if (address) new Sending(this.file, desk.to, {}, address).giveUp();
  }

  // Begun on an earlier visit: how far it is, until the person chooses the file once more; a browser may not open it by itself.
  async asked() {
    const asking = new Sending(this, this.desk.to, {}, this.address);
    try {
      const answer = await asking.over("HEAD", this.address);
      const bytes = Number(answer.getResponseHeader("Upload-Offset"));
      if (bytes === this.size) return this.gone(); // it has become a file
      this.row.show("again");
      this.row.progress(bytes);
    } catch (error) {
      if ([404, 410].includes(error.status)) this.gone();
      else this.row.show("again");
    }
  }

  gone() {
    forget(this.desk.to.resource, this);
    this.row.element.remove();
  }
}

// In a worker, beside the sending.
function digest(file, { hashing, words }) {
  const worker = new Worker(hashing);
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => ("digest" in data ? resolve(data.digest) : reject(new Refused(words.unreadable)));
    worker.onerror = () => reject(new Refused(words.failed));
  }).finally(() => worker.terminate());
  answer.catch(() => {}); // told when the upload asks for it
  worker.postMessage(file);
  return answer;
}
