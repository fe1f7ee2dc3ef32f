import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SigningKey;
import resident.ApiClient;
import resident.ApiException;
import resident.api.TownResidentApi;
import resident.model.ListRequest;
import resident.model.Problem;
import resident.model.QueryKey;
import resident.model.QueryKey1;
import resident.model.QueryKey2;
import resident.model.QueryRequest;
import resident.model.VerifyItem;
import resident.model.VerifyKey;
import resident.model.VerifyKey1;
import resident.model.VerifyRequest;
import resident.model.VerifyValues;

/// Calls through the generated client, as `docs/calling.md` shows it; compiled and run by A24_GeneratedClientTest.
public final class GeneratedClientExample {

    private final ApiClient client;
    private final TownResidentApi residents;

    public GeneratedClientExample(URI exchange, Path keyFile) throws Exception {
        // tag::signed[]
        var signer = new RequestSigner(SigningKey.load(keyFile), InstantSource.system(), new SecureRandom());
        var client = new ApiClient();
        client.updateBaseUri(exchange.toString());
        client.setRequestInterceptor(signer::sign);
        var residents = new TownResidentApi(client);
        // end::signed[]
        this.client = client;
        this.residents = residents;
    }

    /// One line a row, then one that says where the evidence is.
    public List<String> query() throws Exception {
        var lines = new ArrayList<String>();
        // tag::query[]
        var request = new QueryRequest()
                .addKeysItem(new QueryKey(new QueryKey1().idNumber("370202199003074514")))
                ._case("QD-2026-000123");
        var answer = residents.queryWithHttpInfo(request);
        for (var row : answer.getData().getRows()) {
            var resident = row.getData(); // String, LocalDate, BigDecimal, Boolean
            lines.add(resident.getName() + " " + resident.getBirthDate().getYear() + " " + resident.getIncome());
        }
        var receipt = answer.getHeaders().get("zhanqiao-receipt").getFirst();
        // end::query[]
        lines.add(answer.getHeaders().get("zhanqiao-entry").getFirst() + "\n" + answer.getData().getCall());
        lines.add(receipt);
        return lines;
    }

    /// Two people, found by different keys, in the order asked for; then the positions of keys without a row.
    public List<String> queryByEitherKey() throws Exception {
        var li = new QueryKey2().name("李娜").birthDate(java.time.LocalDate.of(1985, 5, 12));
        var lines = new ArrayList<String>();
        var answer = residents.query(new QueryRequest()
                .addKeysItem(new QueryKey(li))
                .addFieldsItem(QueryRequest.FieldsEnum.MARRIED)
                .addFieldsItem(QueryRequest.FieldsEnum.PHONE)
                .purpose(QueryRequest.PurposeEnum.PURPOSE_1)
                ._case("QD-2026-000124"));
        for (var row : answer.getRows()) {
            lines.add(row.getKey() + " " + row.getData().getMarried() + " " + row.getData().getPhone() + " "
                    + row.getData().getName() + " " + row.getAsOf().toInstant());
        }
        lines.add(answer.getMissing() + " " + answer.getSource().getFresh());
        return lines;
    }

    /// All names, page by page.
    public List<String> list() throws Exception {
        var names = new ArrayList<String>();
        var request = new ListRequest().size(2)._case("QD-2026-000125");
        do {
            var page = residents.listRows(request);
            for (var row : page.getRows()) {
                var unfit = row.getUnfit();
                names.add(row.getData().getName() + (unfit == null || unfit.isEmpty() ? "" : " without " + unfit));
            }
            request.after(page.getNext());
        } while (request.getAfter() != null);
        return names;
    }

    /// Whether one person's illness and income are what we think they are.
    public String verify() throws Exception {
        var item = new VerifyItem()
                .key(new VerifyKey(new VerifyKey1().idNumber("370203198505123325")))
                .values(new VerifyValues().illness("高血压").income(new java.math.BigDecimal("1.5")));
        var matches = residents.verify(new VerifyRequest().addItemsItem(item)._case("QD-2026-000126"))
                .getResults()
                .getFirst()
                .getMatches();
        return "illness " + matches.getIllness() + ", income " + matches.getIncome();
    }

    /// What the exchange says to a call without a case number.
    public String refused() throws Exception {
        var request = new QueryRequest().addKeysItem(new QueryKey(new QueryKey1().idNumber("370202199003074514")));
        // tag::refused[]
        try {
            return residents.query(request).getCall();
        } catch (ApiException refused) {
            var problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            return problem.getType() + "\n" + problem.getNextEn();
        }
        // end::refused[]
    }
}
