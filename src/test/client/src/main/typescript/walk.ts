// The life of customers and their orders, told with nothing but generated code; ends with an error where the server and its contract disagree.
import { randomUUID } from "node:crypto";
import { BatchLine, BatchLineFromJSON, Configuration, Customer, CustomerApi, CustomerOrderApi, CustomerPatch, InvoiceApi, InvoiceImportLine,
    InvoiceImportLineToJSON, KindTextApi, KindValueApi, Problem, ProblemFromJSON, ProductApi, ResponseError } from "../../../target/typescript";

const COUNT = 7;
const LIMIT = 3;
const configuration = new Configuration({ basePath: process.env["CLIENT_SERVER"], accessToken: process.env["CLIENT_KEY"] });
const customers = new CustomerApi(configuration);
const orders = new CustomerOrderApi(configuration);
const invoices = new InvoiceApi(configuration);
const products = new ProductApi(configuration);
const texts = new KindTextApi(configuration);
const values = new KindValueApi(configuration);

function insist(fact: boolean, otherwise: unknown): asserts fact {
    if (!fact) {
        throw new Error(JSON.stringify(otherwise));
    }
}

async function refused(status: number, code: string, call: Promise<unknown>): Promise<Problem> {
    try {
        await call;
    } catch (failure) {
        if (failure instanceof ResponseError) {
            const problem = ProblemFromJSON(await failure.response.json());
            insist(failure.response.status === status && problem.code === code, problem);
            return problem;
        }
        throw failure;
    }
    throw new Error(`${code} was to come, but it was done`);
}

async function tag(id: string): Promise<string> {
    const found = await customers.readCustomerRaw({ id });
    return found.raw.headers.get("ETag") ?? "none";
}

async function change(id: string, customerPatch: CustomerPatch): Promise<Customer> {
    return customers.mergeCustomer({ id, customerPatch, ifMatch: await tag(id) });
}

async function create(name: string): Promise<Customer> {
    const address = { street: "Lake Road 1", city: "Bern" };
    const created = await customers.createCustomer({ customerInput: { name, email: "one@example.org", address } });
    const city: string | undefined = created.address?.city;
    insist(city === "Bern" && created.email === "one@example.org", created);
    return created;
}

async function createAgain(name: string): Promise<void> {
    const request = { customerInput: { name }, idempotencyKey: randomUUID() };
    const [first, second] = [await customers.createCustomer(request), await customers.createCustomer(request)];
    insist(first.id === second.id, [first, second]);
    await customers.deleteCustomer({ id: first.id });
}

async function page(name: string, expected: string[]): Promise<void> {
    const found: string[] = [];
    let pages = 0;
    let cursor: string | undefined;
    do {
        const page = await customers.listCustomer({ name, limit: LIMIT, cursor });
        page.items.forEach(customer => found.push(customer.id));
        cursor = page.next ?? undefined;
        pages++;
    } while (cursor !== undefined);
    insist(pages === 3 && found.join() === expected.join(), { pages, found, expected });
}

async function expand(customer: Customer): Promise<string> {
    const product = await products.createProduct({ productInput: { name: "Kettle", price: 12.5 } });
    const ordered = await orders.createCustomerOrder({
        customerOrderInput: { customerId: customer.id, placedOn: "2026-03-01", lines: [{ productId: product.id, pieces: 2, price: 12.5 }] },
    });
    insist(ordered.customer === undefined && ordered.customerId === customer.id && ordered.placedOn === "2026-03-01", ordered);
    const page = await orders.listCustomerOrder({ customerId: customer.id, expand: ["customer", "lines.product"] });
    const order = page.items[0];
    const buyer: string | undefined = order?.customer?.address?.city;
    const bought: string | undefined = order?.lines[0]?.product?.name;
    insist(page.items.length === 1 && buyer === "Bern" && bought === "Kettle", page);
    return ordered.id;
}

async function patch(id: string): Promise<void> {
    const renamed = await change(id, { name: `renamed ${id}`, address: { street: null } });
    insist(renamed.email === "one@example.org" && renamed.address?.city === "Bern" && renamed.address.street === undefined, renamed);
    const emptied = await change(id, { email: null, address: null });
    insist(emptied.email === undefined && emptied.address === undefined && emptied.version > renamed.version, emptied);
}

async function replace(id: string): Promise<void> {
    const before = await customers.readCustomer({ id });
    const after = await customers.replaceCustomer({ id, customerReplacement: before, ifMatch: await tag(id) });
    insist(after.version === before.version && after.createdAt === before.createdAt, [before, after]);
}

async function conflict(id: string, order: string): Promise<void> {
    await refused(412, "PRECONDITION_FAILED", customers.mergeCustomer({ id, customerPatch: { name: "too late" }, ifMatch: '"1"' }));
    await refused(409, "STILL_REFERENCED", customers.deleteCustomer({ id, ifMatch: await tag(id) }));
    await orders.deleteCustomerOrder({ id: order });
}

async function restore(id: string): Promise<void> {
    await customers.deleteCustomer({ id, ifMatch: await tag(id) });
    await refused(404, "ENTITY_NOT_FOUND", customers.readCustomer({ id }));
    const restored = await customers.restoreCustomer({ id });
    insist(restored.id === id && restored.isActive, restored);
}

async function violate(): Promise<void> {
    const problem = await refused(400, "VALIDATION_FAILED", customers.createCustomer({ customerInput: { name: "", address: { city: "" } } }));
    insist(problem.violations?.map(found => found.pointer).sort().join() === "/address/city,/name", problem);
}

async function importFile(lines: InvoiceImportLine[]): Promise<BatchLine[]> {
    const answer = await fetch(`${process.env["CLIENT_SERVER"]}/api/v1/invoices/batch?mode=parts`, {
        method: "POST",
        headers: { "Authorization": `Bearer ${process.env["CLIENT_KEY"]}`, "Content-Type": "application/x-ndjson" },
        body: lines.map(line => JSON.stringify(InvoiceImportLineToJSON(line))).join("\n"),
    });
    return (await answer.text()).trim().split("\n").map(line => BatchLineFromJSON(JSON.parse(line)));
}

async function exportFile(): Promise<string> {
    const answer = await invoices.exportInvoiceRaw({ format: "csv" });
    return answer.raw.text();
}

async function importInvoices(): Promise<void> {
    const number = randomUUID();
    const lines = await importFile([{ number, customer: "Ann", total: 1 }, { number, customer: "Ann", total: 1 }]);
    const refused: string | undefined = lines[1]?.violations?.[0]?.pointer;
    insist(lines[0]?.status === 201 && refused === "/number" && lines[2]?.lines === 2, lines);
    const file = await exportFile();
    insist(file.split(number).length === 2, file);
}

async function removeConstant(): Promise<void> {
    const red = await texts.createKindText({ kindTextInput: { colour: "RED" } });
    insist(red.colour === "RED", red);
    const none = await texts.mergeKindText({ id: red.id, kindTextPatch: { colour: null } });
    insist(none.colour === undefined, none);
}

async function changeRecord(): Promise<void> {
    const made = await values.createKindValue({ kindValueInput: { price: { amount: 12.5, currency: "EUR" } } });
    const changed = await values.mergeKindValue({ id: made.id, kindValuePatch: { price: { currency: "CHF" } } });
    const amount: number | undefined = changed.price?.amount;
    insist(amount === 12.5 && changed.price?.currency === "CHF", changed);
}

async function walk(): Promise<void> {
    const name = `customer ${randomUUID()}`;
    const created: Customer[] = [];
    for (let i = 0; i < COUNT; i++) {
        created.push(await create(name));
    }
    const [first] = created;
    insist(first !== undefined, created);
    await createAgain(name);
    await page(name, created.map(customer => customer.id));
    const order = await expand(first);
    await patch(first.id);
    await replace(first.id);
    await conflict(first.id, order);
    await restore(first.id);
    await violate();
    await importInvoices();
    await removeConstant();
    await changeRecord();
}

walk().catch((failure: unknown) => {
    console.error(failure);
    process.exitCode = 1;
});
