// What the pages share.

/** Asks the API; answers {status, body}, where body is the JSON sent, or an object with a message. */
export async function api(method, path, content) {
  const request = {method, headers: {Accept: "application/json"}, credentials: "same-origin"};
  if (content !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(content);
  }
  let response;
  try {
    response = await fetch("/api/v1" + path, request);
  } catch {
    return {status: 0, body: {message: "The server cannot be reached."}};
  }
  const text = await response.text();
  try {
    return {status: response.status, body: text ? JSON.parse(text) : {}};
  } catch {
    return {status: response.status, body: {message: text}};
  }
}

export function byId(id) {
  return document.getElementById(id);
}

/** Shows a text that screen readers announce. */
export function say(element, text, kind) {
  element.textContent = text;
  element.className = "message " + kind;
}

/**
 * The address to go to after signing in: the given one if it is a path on this server, else "/". Everything a browser could
 * read as another host, such as //host or /\host, is refused by comparing origins after parsing.
 */
export function localPath(next, origin) {
  if (typeof next !== "string" || !next.startsWith("/") || /[\\\u0000-\u001f]/.test(next)) {
    return "/";
  }
  try {
    const url = new URL(next, origin);
    const path = url.pathname + url.search + url.hash;
    return url.origin === origin && !path.startsWith("//") ? path : "/";
  } catch {
    return "/";
  }
}
