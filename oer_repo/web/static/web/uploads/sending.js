// One file over tus 1.0.0 (tus.io): begun, asked for how far it is, sent in pieces, tried again for as long as the line is lost.

const SMALLEST = 256 * 1024, LARGEST = 8 * 1024 * 1024;
const QUICK = 2000, SLOW = 10_000; // milliseconds for a piece: then the next is larger, or smaller
const SILENCE = 60_000; // milliseconds without a byte, after which a line counts as lost
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds
const OFTEN = 12; // how often in a row a server that answers may fail
const PASSING = [408, 409, 423, 425, 429, 460, 500, 502, 503, 504];

export class Refused extends Error {} // in the server's words; `ended`: this upload is over, only a new one can succeed
export class Stopped extends Error {} // by the person
class Lost extends Error {} // no answer, or one that says "later"

export class Sending {
  // `to`: address of the uploads, id of the resource, CSRF token; `told`: progress(bytes), waits(seconds), begun(address)
  constructor(file, to, told, address = "") {
    Object.assign(this, { file, to, told, address, offset: 0, size: SMALLEST * 4, request: null, wake: null, stopped: false });
  }

  // What the server says of the upload once it is whole and a file of the draft.
  async whole() {
    for (let tries = 0; ;) {
      const before = this.offset;
      try {
        await (this.address ? this.ask() : this.begin());
        while (this.offset < this.file.size) await this.send();
        return await this.outcome();
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        tries = this.offset > before ? 1 : tries + 1;
        if (error.status && tries > OFTEN) throw new Refused(error.message);
        this.size = Math.max(SMALLEST, this.size / 2);
        await this.rest(PAUSES[Math.min(tries, PAUSES.length) - 1]);
      }
    }
  }

  stop() {
    this.stopped = true;
    this.request?.abort();
    this.wake?.();
  }

  tryNow() {
    this.wake?.();
  }

  async begin() {
    const said = { resource: this.to.resource, filename: this.file.name, ...(this.file.type && { filetype: this.file.type }) };
    const metadata = Object.entries(said).map(([name, value]) => `${name} ${base64(new TextEncoder().encode(value))}`).join(",");
    const answer = await this.over("POST", this.to.uploads, { "Upload-Length": this.file.size, "Upload-Metadata": metadata });
    this.address = new URL(answer.getResponseHeader("Location")).pathname;
    this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    this.told.begun(this.address);
  }

  // How far it is. One that the server no longer has is begun again; one that it refused stays refused.
  async ask() {
    try {
      this.offset = Number((await this.over("HEAD", this.address)).getResponseHeader("Upload-Offset"));
    } catch (error) {
      if (![404, 410].includes(error.status)) throw error;
      const { problem } = error.status === 410 ? await this.outcome() : {};
      if (problem) throw Object.assign(new Refused(problem), { ended: true });
      await this.begin();
    }
    this.told.progress(this.offset);
  }

  async send() {
    const slice = this.file.slice(this.offset, this.offset + this.size);
    const headers = { "Upload-Offset": this.offset, "Content-Type": "application/offset+octet-stream" };
    let bytes = slice;
    if (crypto.subtle) { // only on a page with https; the digest of the whole is compared in any case
      bytes = await slice.arrayBuffer().catch(() => { throw new Refused(this.told.unreadable); });
      headers["Upload-Checksum"] = "sha256 " + base64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
    }
    const since = performance.now();
    const answer = await this.over("PATCH", this.address, headers, bytes);
    this.offset = Number(answer.getResponseHeader("Upload-Offset"));
    this.told.progress(this.offset);
    const took = performance.now() - since;
    if (took < QUICK) this.size = Math.min(LARGEST, this.size * 2);
    else if (took > SLOW) this.size = Math.max(SMALLEST, this.size / 2);
  }

  async outcome() {
    return JSON.parse((await this.over("GET", this.address)).responseText);
  }

  // The server may still be reading what was cut off a moment ago. If it cannot be told, it forgets after a week.
  async giveUp(tries = 4) {
    await this.over("DELETE", this.address).catch(async (error) => {
      if (!(error instanceof Lost) || tries === 0) return;
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      await this.giveUp(tries - 1);
    });
  }

  over(method, address, headers = {}, body = null) {
    if (this.stopped) throw new Stopped();
    return new Promise((resolve, reject) => {
      const request = (this.request = new XMLHttpRequest());
      request.open(method, address);
      const all = { "Tus-Resumable": "1.0.0", "X-CSRFToken": this.to.token, Accept: "application/json", ...headers };
      for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
      let silence;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(() => request.abort(), SILENCE);
      };
      heard();
      request.upload.onprogress = (event) => { heard(); if (method === "PATCH") this.told.progress(this.offset + event.loaded); };
      request.onloadend = () => {
        clearTimeout(silence);
        if (request.status >= 200 && request.status < 300) resolve(request);
        else reject(this.stopped ? new Stopped() : problem(request));
      };
      request.send(body);
    });
  }

  // Until the time is over, the line is back, or somebody does not want to wait.
  async rest(seconds) {
    this.told.waits(seconds);
    await new Promise((resolve) => {
      this.wake = resolve;
      addEventListener("online", resolve, { once: true });
      setTimeout(resolve, seconds * 1000);
    });
    this.wake = null;
    if (this.stopped) throw new Stopped();
  }
}

function problem(request) {
  const kind = !request.status || PASSING.includes(request.status) ? Lost : Refused;
  let text = "";
  try {
    text = JSON.parse(request.responseText).detail || "";
  } catch { /* not from our server, or no answer at all */ }
  return Object.assign(new kind(text), { status: request.status });
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}
