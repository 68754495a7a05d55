package io.tarn.server.running;

import io.lakefs.clients.sdk.ApiClient;
import io.lakefs.clients.sdk.BranchesApi;
import io.lakefs.clients.sdk.CommitsApi;
import io.lakefs.clients.sdk.ExperimentalApi;
import io.lakefs.clients.sdk.ObjectsApi;
import io.lakefs.clients.sdk.RefsApi;
import io.lakefs.clients.sdk.RepositoriesApi;
import io.lakefs.clients.sdk.TagsApi;
import io.tarn.server.replay.AccessKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The parts of the published Java client, with the administrator's key. For any number of threads. */
record OfficialClient(
        RepositoriesApi repositories,
        ObjectsApi objects,
        CommitsApi commits,
        BranchesApi branches,
        TagsApi tags,
        RefsApi refs,
        ExperimentalApi experimental) {

    /** @param downloads where the client puts the files that it fetches */
    static OfficialClient of(URI server, Path downloads) {
        ApiClient client = new ApiClient();
        client.setBasePath(server + "/api/v1");
        client.setUsername(AccessKey.RECORDED.id());
        client.setPassword(AccessKey.RECORDED.secret());
        client.setTempFolderPath(downloads.toString());
        int patience = Math.toIntExact(Duration.ofMinutes(1).toMillis());
        client.setReadTimeout(patience);
        client.setWriteTimeout(patience);
        return new OfficialClient(
                new RepositoriesApi(client),
                new ObjectsApi(client),
                new CommitsApi(client),
                new BranchesApi(client),
                new TagsApi(client),
                new RefsApi(client),
                new ExperimentalApi(client));
    }
}
