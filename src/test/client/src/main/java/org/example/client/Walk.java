package org.example.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.example.client.api.InvoiceApi;
import org.example.client.model.Invoice;
import org.example.client.model.InvoiceInput;
import org.example.client.model.InvoicePage;
import org.example.client.model.InvoicePatch;
import org.example.client.model.Problem;

/** An entity's life, told with nothing but generated classes; ends with an exception where the server and its contract disagree. */
public final class Walk {

    private static final int COUNT = 7;
    private static final int LIMIT = 3;
    private static final String FIRST_VERSION = "\"1\"";

    private final ApiClient client;
    private final InvoiceApi invoices;
    private final String customer = "customer " + UUID.randomUUID();

    private Walk(String server, String key) {
        client = new ApiClient();
        client.updateBaseUri(server);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        invoices = new InvoiceApi(client);
    }

    public static void main(String[] arguments) throws Exception {
        Walk walk = new Walk(System.getenv("CLIENT_SERVER"), System.getenv("CLIENT_KEY"));
        List<UUID> created = walk.create();
        walk.page(created);
        walk.patch(created.get(0));
        walk.delete(created.get(0));
        walk.refuse();
    }

    private List<UUID> create() throws ApiException {
        List<UUID> created = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            InvoiceInput input = new InvoiceInput().number(UUID.randomUUID().toString()).customer(customer).total(BigDecimal.TEN);
            created.add(invoices.createInvoice(input, null).getId());
        }
        return created;
    }

    private void page(List<UUID> expected) throws ApiException {
        List<UUID> found = new ArrayList<>();
        int pages = 0;
        String cursor = null;
        do {
            InvoicePage page = invoices.listInvoice(InvoiceApi.APIListInvoiceRequest.newBuilder().customer(customer).limit(LIMIT).cursor(cursor).build());
            page.getItems().stream().map(Invoice::getId).forEach(found::add);
            cursor = page.getNext();
            pages++;
        } while (cursor != null);
        require(pages == 3, "pages: " + pages);
        require(found.size() == COUNT && found.containsAll(expected), "created " + expected + ", listed " + found);
    }

    private void patch(UUID id) throws ApiException {
        Invoice dated = change(id, new InvoicePatch().dueOn(LocalDate.of(2030, 1, 31)));
        require(dated.getDueOn() != null && dated.getCustomer().equals(customer), "a patch sets what it names: " + dated);
        Invoice undated = change(id, new InvoicePatch().dueOn(null));
        require(undated.getDueOn() == null && undated.getVersion() > dated.getVersion(), "null removes: " + undated);
    }

    private Invoice change(UUID id, InvoicePatch patch) throws ApiException {
        return invoices.mergeInvoice(id, patch, tag(id));
    }

    private void delete(UUID id) throws ApiException {
        requireStatus(412, () -> delete(id, FIRST_VERSION));
        delete(id, tag(id));
        requireStatus(404, () -> tag(id));
    }

    private void delete(UUID id, String tag) throws ApiException {
        invoices.deleteInvoice(id, tag);
    }

    private String tag(UUID id) throws ApiException {
        return invoices.readInvoiceWithHttpInfo(id, null).getHeaders().get("ETag").get(0);
    }

    private void refuse() throws Exception {
        try {
            invoices.createInvoice(new InvoiceInput().customer("").number("").total(BigDecimal.ONE), null);
            throw new IllegalStateException("What breaks rules was created");
        } catch (ApiException refused) {
            Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            require(problem.getCode().equals("VALIDATION_FAILED") && problem.getViolations().size() == 2, refused.getResponseBody());
        }
    }

    private static void requireStatus(int status, Call call) {
        try {
            call.run();
            throw new IllegalStateException("Status " + status + " was to come, but it was done");
        } catch (ApiException refused) {
            require(refused.getCode() == status, "Status " + status + " was to come, not " + refused.getMessage());
        }
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalStateException(otherwise);
        }
    }

    private interface Call {
        void run() throws ApiException;
    }
}
