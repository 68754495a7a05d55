import {api, byId, localPath, say} from "./tarn.js";

const message = byId("message");

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("submit").disabled = true;
  say(message, "Signing in…", "");
  const answer = await api("POST", "/auth/login", {
    access_key_id: byId("access-key-id").value.trim(),
    secret_access_key: byId("secret-access-key").value,
  });
  if (answer.status === 200) {
    say(message, "Signed in.", "good");
    location.assign(localPath(new URLSearchParams(location.search).get("next"), location.origin));
    return;
  }
  byId("submit").disabled = false;
  byId("secret-access-key").select();
  const text = answer.status === 401 ? "The access key or its secret is wrong." : answer.body.message;
  say(message, text || `The server answered ${answer.status}.`, "bad");
});
