// The JSON API: calls, and what an answer that is an error says.

export class ApiError extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path}: HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.errors = body?.errors ?? [];
    this.codes = this.errors.map((error) => error.code).filter(Boolean);
  }

  // The error of this code, if the server gave it.
  with(code) {
    return this.errors.find((error) => error.code === code);
  }
}

async function call(method, path, body) {
  const response = await fetch(`/api${path}`, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  let found = null;
  try {
    found = text ? JSON.parse(text) : null;
  } catch {
    found = { text };
  }
  if (!response.ok) throw new ApiError(method, path, response.status, found);
  return found;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);
export const put = (path, body = {}) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path);
