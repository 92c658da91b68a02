// One upload by tus-js-client, as a program would do it. Takes its orders as JSON, prints one line of JSON at the end.
import { createRequire } from "node:module";
import { createReadStream, statSync } from "node:fs";

const tus = createRequire(import.meta.url)(process.env.TUS_JS_CLIENT);
const { path, endpoint, token, metadata, chunkSize, memory, address } = JSON.parse(process.argv[2]);

const say = (what) => { process.stdout.write(JSON.stringify(what) + "\n", () => process.exit(0)); };
const upload = new tus.Upload(createReadStream(path), {
  endpoint,
  uploadUrl: address,
  uploadSize: statSync(path).size,
  chunkSize: chunkSize ?? Infinity,
  metadata,
  headers: { Authorization: `Bearer ${token}` },
  retryDelays: Array(150).fill(500),
  urlStorage: new tus.FileUrlStorage(memory),
  fingerprint: async () => `${path}-${metadata.resource}`,
  onSuccess: () => say({ url: upload.url }),
  onError: (error) => say({
    status: error.originalResponse?.getStatus(), problem: error.originalResponse?.getBody() ?? "", message: String(error),
  }),
});
const [earlier] = address ? [] : await upload.findPreviousUploads();
if (earlier) upload.resumeFromPreviousUpload(earlier);
upload.start();
