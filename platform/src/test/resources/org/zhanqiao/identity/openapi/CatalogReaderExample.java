import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import zhanqiao.ApiClient;
import zhanqiao.ApiException;
import zhanqiao.api.DatasetsApi;
import zhanqiao.api.RequestsApi;
import zhanqiao.api.SessionApi;
import zhanqiao.model.Dataset;
import zhanqiao.model.Problem;

/// Reads the catalog through the generated client, as `docs/api.md` shows it; compiled and run by
/// A02_GeneratedClientTest.
public final class CatalogReaderExample {

    private final ApiClient client;
    private final DatasetsApi datasets;

    public CatalogReaderExample(URI platform, String token) {
        // tag::client[]
        var client = new ApiClient();
        client.updateBaseUri(platform.toString());
        client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token));
        var datasets = new DatasetsApi(client);
        // end::client[]
        this.client = client;
        this.datasets = datasets;
    }

    /// Codes and names, all pages.
    public List<String> search(String question) throws Exception {
        var found = new ArrayList<String>();
        // tag::search[]
        String after = null;
        do {
            var page = datasets.listDatasets(question, 1, 1, after, null, null, null, null, null, null);
            for (var entry : page.getItems()) {
                found.add(entry.getCode() + " " + entry.getName() + " " + entry.getAgency().getName());
            }
            after = page.getAfter();
        } while (after != null);
        // end::search[]
        return found;
    }

    /// One entry, its code taken apart at the stroke.
    public String read(String code) throws Exception {
        var parts = code.split("/");
        Dataset entry = datasets.getDataset(parts[0], parts[1]);
        return entry.getName() + " " + entry.getLevel() + " " + entry.getShareType().getTitle() + " "
                + entry.getItems().getFirst().getTitle();
    }

    public String whoAmI() throws Exception {
        return new SessionApi(client).getSession().getLogin();
    }

    /// How many requests the reader's agency made.
    public long requests() throws Exception {
        return new RequestsApi(client)
                .listRequests(null, null, null, null, null, 1, 5)
                .getTotal();
    }

    /// What the platform says when it refuses.
    public String refused() throws Exception {
        // tag::refused[]
        try {
            return datasets.getDataset("101000", "00000").getCode();
        } catch (ApiException refused) {
            var problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            return problem.getType() + "\n" + problem.getDetailEn();
        }
        // end::refused[]
    }
}
