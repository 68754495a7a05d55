import {api, byId, say} from "./tarn.js";

const form = byId("form");
const message = byId("message");
let keys = null;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("submit").disabled = true;
  say(message, "Creating…", "");
  const answer = await api("POST", "/setup_lakefs", {username: byId("username").value.trim()});
  if (answer.status === 200) {
    show(answer.body);
  } else if (answer.status === 409) {
    alreadyDone();
  } else {
    byId("submit").disabled = false;
    say(message, answer.body.message || `The server answered ${answer.status}.`, "bad");
  }
});

function alreadyDone() {
  byId("submit").disabled = true;
  say(message, "This installation is set up already. Sign in with your access key.", "good");
}

function show(answer) {
  keys = answer;
  byId("access-key-id").textContent = keys.access_key_id;
  byId("secret-access-key").textContent = keys.secret_access_key;
  form.hidden = true;
  byId("keys").hidden = false;
  byId("keys").focus();
}

byId("copy").addEventListener("click", async () => {
  const text = `access_key_id: ${keys.access_key_id}\nsecret_access_key: ${keys.secret_access_key}\n`;
  try {
    await navigator.clipboard.writeText(text);
    say(byId("copied"), "Copied.", "good");
  } catch {
    say(byId("copied"), "The browser does not allow copying here; select the key or download it.", "bad");
  }
});

byId("download").addEventListener("click", () => {
  const yaml = `credentials:
  access_key_id: ${keys.access_key_id}
  secret_access_key: ${keys.secret_access_key}
server:
  endpoint_url: ${location.origin}/api/v1
`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([yaml], {type: "application/yaml"}));
  link.download = "lakectl.yaml";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});

const state = await api("GET", "/setup_lakefs");
if (state.body.state === "initialized" && keys === null) {
  alreadyDone();
}
