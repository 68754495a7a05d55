import {api, byId} from "./tarn.js";

const endpoint = location.origin;
byId("endpoint").textContent = endpoint;
byId("python").textContent = `import lakefs
from lakefs.client import Client

client = Client(
    host="${endpoint}",
    username="ACCESS_KEY_ID",
    password="SECRET_ACCESS_KEY",
)
for repository in lakefs.repositories(client=client):
    print(repository.id)`;
byId("curl").textContent = `curl -u ACCESS_KEY_ID:SECRET_ACCESS_KEY ${endpoint}/api/v1/repositories`;

const [setup, user] = await Promise.all([api("GET", "/setup_lakefs"), api("GET", "/user")]);
const initialized = setup.body.state === "initialized";
byId("state").textContent =
  setup.status !== 200 ? setup.body.message || "unknown" : initialized ? "ready" : "waiting for its first admin";
const fresh = setup.status === 200 && !initialized;
byId("todo").hidden = !fresh;
byId("signed-out").hidden = fresh;
if (user.status === 200 && user.body.user) {
  byId("user").textContent = user.body.user.id;
  byId("signed-out").hidden = true;
  byId("signed-in").hidden = false;
}
