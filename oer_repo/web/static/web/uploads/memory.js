// Which uploads were begun in this browser, so that they can go on after a reload: by name, size and time of the file.

function key(resource) {
  return "uploads:" + resource;
}

function all(resource) {
  return JSON.parse(localStorage.getItem(key(resource)) || "[]");
}

function same(one, file) {
  return one.name === file.name && one.size === file.size && one.modified === (file.modified ?? file.lastModified);
}

export function remembered(resource, file = null) {
  return file ? all(resource).find((one) => same(one, file)) : all(resource);
}

export function remember(resource, { name, size, modified, address }) {
  const others = all(resource).filter((one) => one.address !== address);
  localStorage.setItem(key(resource), JSON.stringify([...others, { name, size, modified, address }]));
}

export function forget(resource, { address }) {
  const left = all(resource).filter((one) => one.address !== address);
  if (left.length) localStorage.setItem(key(resource), JSON.stringify(left));
  else localStorage.removeItem(key(resource));
}
