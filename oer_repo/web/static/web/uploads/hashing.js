// A worker: the SHA-256 (FIPS 180-4) of a file, read in slices, so that no file is ever held as a whole. The browser's own
// crypto.subtle wants it whole, and is not there on a page without https.
"use strict";

const SLICE = 4 * 1024 * 1024;
const K = roots(64, (prime) => Math.cbrt(prime));
const START = roots(8, (prime) => Math.sqrt(prime));

// The first 32 bits of the fractions of the roots of the first primes: how the standard defines its constants.
function roots(count, root) {
  const found = [];
  for (let number = 2; found.length < count; number++) {
    let divisor = 2;
    while (number % divisor) divisor++;
    if (divisor === number) found.push((root(number) % 1) * 2 ** 32);
  }
  return Int32Array.from(found, (constant) => constant | 0);
}

class Sha256 {
  constructor() {
    this.state = Int32Array.from(START);
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(0);
    this.length = 0;
  }

  update(bytes) {
    this.length += bytes.length;
    if (this.rest.length) bytes = joined(this.rest, bytes);
    const whole = bytes.length - (bytes.length % 64);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let place = 0; place < whole; place += 64) this.block(view, place);
    this.rest = bytes.slice(whole);
  }

  digest() {
    const bits = this.length * 8;
    const end = new Uint8Array(((this.rest.length + 72) & ~63) - this.rest.length);
    const view = new DataView(end.buffer);
    view.setUint8(0, 0x80);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits >>> 0);
    this.update(end);
    return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  block(view, place) {
    const w = this.words;
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(place + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      const near = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const far = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = w[i - 16] + near + w[i - 7] + far;
    }
    const s = this.state;
    let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (let i = 0; i < 64; i++) {
      const turned = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const first = (h + turned + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const other = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + first) | 0;
      d = c; c = b; b = a; a = (first + second) | 0;
    }
    s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
  }
}

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

self.onmessage = async (event) => {
  const file = event.data;
  const hash = new Sha256();
  try {
    for (let place = 0; place < file.size; place += SLICE) {
      hash.update(new Uint8Array(await file.slice(place, place + SLICE).arrayBuffer()));
    }
    self.postMessage({ digest: hash.digest() });
  } catch (error) {
    self.postMessage({ problem: error.name });
  }
};
