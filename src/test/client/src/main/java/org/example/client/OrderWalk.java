package org.example.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.example.client.api.CustomerApi;
import org.example.client.api.CustomerOrderApi;
import org.example.client.api.ProductApi;
import org.example.client.model.AddressInput;
import org.example.client.model.AddressPatch;
import org.example.client.model.Customer;
import org.example.client.model.CustomerInput;
import org.example.client.model.CustomerOrder;
import org.example.client.model.CustomerOrderInput;
import org.example.client.model.CustomerPatch;
import org.example.client.model.OrderLineInput;
import org.example.client.model.Problem;
import org.example.client.model.Product;
import org.example.client.model.ProductInput;

/** The life of a customer with an address and an order. */
final class OrderWalk {

    private static final String FIRST_VERSION = "\"1\"";
    private static final BigDecimal PRICE = new BigDecimal("12.50");
    private static final List<String> EXPANDED = List.of("customer", "lines.product");

    private final ApiClient client;
    private final CustomerApi customers;
    private final CustomerOrderApi orders;

    OrderWalk(ApiClient client) {
        this.client = client;
        customers = new CustomerApi(client);
        orders = new CustomerOrderApi(client);
    }

    void walk() throws Exception {
        Customer customer = customers.createCustomer(new CustomerInput().name("Ann").email("ann@example.org")
                .address(new AddressInput().street("Lake Road 1").city("Bern")), null);
        Walk.require(customer.getAddress().getCity().equals("Bern"), "an embedded object has a type: " + customer);
        UUID order = order(customer.getId());
        expand(order);
        patch(customer.getId());
        conflict(customer.getId(), order);
        restore(customer.getId());
    }

    private UUID order(UUID customer) throws ApiException {
        Product kettle = new ProductApi(client).createProduct(new ProductInput().name("Kettle").price(PRICE), null);
        return orders.createCustomerOrder(new CustomerOrderInput().customerId(customer).placedOn(LocalDate.of(2026, 3, 1))
                .addLinesItem(new OrderLineInput().productId(kettle.getId()).pieces(2).price(PRICE)), null).getId();
    }

    private void expand(UUID id) throws ApiException {
        CustomerOrder order = orders
                .readCustomerOrder(CustomerOrderApi.APIReadCustomerOrderRequest.newBuilder().id(id).expand(EXPANDED).build());
        Walk.require(order.getCustomer().getAddress().getCity().equals("Bern"), "the customer of the order: " + order);
        Walk.require(order.getLines().get(0).getProduct().getName().equals("Kettle"), "the product of its line: " + order);
    }

    private void patch(UUID id) throws ApiException {
        Customer moved = customers.mergeCustomer(id, new CustomerPatch().address(new AddressPatch().street(null)), tag(id));
        Walk.require(moved.getAddress().getCity().equals("Bern") && moved.getAddress().getStreet() == null, "within an object: " + moved);
        Customer emptied = customers.mergeCustomer(id, new CustomerPatch().email(null).address(null), tag(id));
        Walk.require(emptied.getEmail() == null && emptied.getAddress() == null && emptied.getName().equals("Ann"), "null: " + emptied);
    }

    private void conflict(UUID id, UUID order) throws Exception {
        refused("PRECONDITION_FAILED", () -> customers.mergeCustomer(id, new CustomerPatch().name("late"), FIRST_VERSION));
        refused("STILL_REFERENCED", () -> customers.deleteCustomer(id, tag(id)));
        orders.deleteCustomerOrder(order, null);
    }

    private void restore(UUID id) throws Exception {
        customers.deleteCustomer(id, tag(id));
        refused("ENTITY_NOT_FOUND", () -> tag(id));
        Walk.require(customers.restoreCustomer(id).getIsActive(), "a restored customer is active");
    }

    private String tag(UUID id) throws ApiException {
        return customers.readCustomerWithHttpInfo(CustomerApi.APIReadCustomerRequest.newBuilder().id(id).build()).getHeaders().get("ETag")
                .get(0);
    }

    private void refused(String code, Walk.Call call) throws Exception {
        try {
            call.run();
        } catch (ApiException refused) {
            Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            Walk.require(problem.getCode().equals(code) && problem.getStatus() == refused.getCode(), refused.getResponseBody());
            return;
        }
        throw new IllegalStateException(code + " was to come, but it was done");
    }
}
