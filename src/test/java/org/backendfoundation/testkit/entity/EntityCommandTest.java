package org.backendfoundation.testkit.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityCommandTest {

    private static final Pattern LISTED = Pattern.compile("_(\\w+)\\.sql");

    @TempDir
    Path directory;

    private TeamProject project;

    @BeforeEach
    void make() {
        project = TeamProject.in(directory);
    }

    @Test
    void oneEntityIsMadeFromTwoOptionsBesideTheOthers() {
        project.write("src/main/java/org/example/shop/Customer.java", "package org.example.shop;\n\n@Entity\npublic class Customer {\n}\n");

        List<String> messages = project.run("name", "OrderLine", "fields", "quantity:integer!");

        assertThat(messages).hasSize(4).startsWith("Made " + Path.of("src/main/java/org/example/shop/OrderLine.java"));
        assertThat(project.files()).containsKeys("OrderLine.java", "OrderLineResource.java", "OrderLineIT.java", "add_order_line.sql");
    }

    @Test
    void firstEntityIsInThePackageOfThePom() {
        assertThat(project.run("name", "Tag", "fields", "name:string"))
                .startsWith("Made " + Path.of("src/main/java/org/example/billing/Tag.java"));
    }

    @Test
    void rowsWithAParentAreATree() {
        project.generate("Room: name:string!, parent:ref(Room), annex:ref(Room)", "Wing: parent:ref(Room)");

        assertThat(project.files().get("Room.java")).containsOnlyOnce("@OneToMany").contains("""
                    @OneToMany(mappedBy = "parent")
                    private List<Room> children = new ArrayList<>();
                """).contains("""
                    public List<Room> getChildren() {
                        return children;
                    }
                """);
        assertThat(project.files().get("Wing.java")).doesNotContain("@OneToMany");
        refuses("Box: parent:ref(Box), children:integer", "children is the list of the rows below a parent; rename one of the two");
    }

    @Test
    void tablesAreMadeInTheOrderOfTheirReferences() {
        project.generate("# what is shipped", "", "Shipment: parcel:ref(Parcel)!, sender:ref(Customer)", "Parcel: customer:ref(Customer)!",
                "Category: name:string!, parent:ref(Category)", "Customer: name:string!");

        assertThat(LISTED.matcher(project.files().get("changelog.xml")).results().map((MatchResult file) -> file.group(1)))
                .containsExactly("add_customer", "add_parcel", "add_shipment", "add_category");
    }

    @Test
    void byteOrderMarkAtTheHeadOfTheFileIsSkipped() {
        project.generate("\uFEFFCustomer: name:string! unique");

        assertThat(project.files()).containsKey("Customer.java");
    }

    @Test
    void entityThatIsThereStaysAsItIs() {
        project.generate("Customer: name:string! unique");
        Map<String, String> before = project.files();

        List<String> messages = project.generate("Customer: title:text", "Invoice: customer:ref(Customer)!");

        assertThat(messages).first().asString()
                .isEqualTo("Customer is there already and stays as it is: " + Path.of("src/main/java/org/example/billing/Customer.java"));
        before.remove("changelog.xml");
        assertThat(project.files()).containsAllEntriesOf(before).containsKey("Invoice.java");
        assertThat(project.files().get("InvoiceIT.java")).contains("CustomerIT.create(api)");
    }

    @Test
    void referenceKnowsTheTableAndTheKeyOfWhatIsThere() {
        project.write("src/main/java/org/example/shop/Order.java",
                "package org.example.shop;\n\n@Entity\n@Table(name = \"\\\"order\\\"\")\npublic class Order {\n}\n");
        project.write("src/main/java/org/example/shop/OrderResource.java", "@Path(\"orders\")\n@Bulk(keys = {\"code\", \"label\"})\n");

        project.generate("Parcel: code:string! unique, ordered:ref(Order)");

        assertThat(project.files().get("add_parcel.sql")).contains("ordered_id uuid REFERENCES \"order\"\n");
        assertThat(project.files().get("ParcelResource.java")).contains("@Bulk(keys = \"code\", references = \"ordered.code\")");
        assertThat(project.files().get("Parcel.java")).contains("import org.example.shop.Order;");
        assertThat(project.files().get("ParcelIT.java")).doesNotContain("OrderIT", "ordered_id");
    }

    @ParameterizedTest
    @CsvSource({"Invoice,invoices", "Category,categories", "Box,boxes", "OpeningStatus,opening-statuses", "Day,days", "Person,people",
        "Branch,branches", "OrderLine,order-lines"})
    void pathIsThePlural(String name, String path) {
        project.run("name", name, "fields", "label:string", "package", TeamProject.PACKAGE);

        assertThat(project.files().get(name + "Resource.java")).contains("@Path(\"" + path + "\")");
    }

    @Test
    void anotherPathIsTaken() {
        project.run("name", "Sheep", "fields", "label:string", "package", TeamProject.PACKAGE, "path", "sheep");

        assertThat(project.files().get("SheepResource.java")).contains("@Path(\"sheep\")");
        assertThat(project.files().get("SheepIT.java")).contains("api.post(\"sheep\", body())");
    }

    @Test
    void whatIsGeneratedHasNoLongLines() {
        String longest = "Abcdefghijklmnopqrst";
        String constants = "CONSTANT_NUMBER_ONE,CONSTANT_NUMBER_TWO,CONSTANT_NUMBER_THREE,CONSTANT_NUMBER_FOUR,CONSTANT_NUMBER_FIVE,"
                + "CONSTANT_NUMBER_SIX,LAST";
        String lines = "Customer: name:string! unique\n" + longest + ": " + "first_of_many_names:string! unique,"
                + "second_of_many_names:long! unique,third_of_many_names:ref(Customer)! unique,fourth_of_many_names:ref(Customer)!,"
                + "fifth_of_many_names:ref(Customer)!,sixth_of_many_names:date!,seventh_of_many_names:enum(" + constants + ")!";

        project.generate(lines);

        assertThat(project.files().values().stream().flatMap(String::lines)).allSatisfy(
                line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(140));
        assertThat(project.files().get(longest + ".java")).contains("""
                @Listed(filters = {"first_of_many_names", "second_of_many_names", "third_of_many_names_id", "fourth_of_many_names_id",
                    "fifth_of_many_names_id", "sixth_of_many_names", "seventh_of_many_names"},
                        sorts = {"first_of_many_names", "second_of_many_names", "sixth_of_many_names"},
                        expand = {"third_of_many_names", "fourth_of_many_names", "fifth_of_many_names"})
                """).contains("""
                        CONSTANT_NUMBER_ONE, CONSTANT_NUMBER_TWO, CONSTANT_NUMBER_THREE, CONSTANT_NUMBER_FOUR, CONSTANT_NUMBER_FIVE, CONSTANT_NUMBER_SIX,
                        LAST
                """);
    }

    @Test
    void mistakesAreToldBeforeTheFirstFileIsWritten() {
        refuses("Tag: name:string\nInvoice: number:strng", "entities.txt, line 2, character 17: 'strng' is no type");
        refuses("Tag: name:string\nTag: name:string", "entities.txt, line 2: Tag is in a line above, too");
        refuses("Tag: name:string\nInvoice: customer:ref(Customer)", "Invoice.customer refers to Customer, and there is no such entity");
        refuses("One: two:ref(Two)\nTwo: three:ref(Three)\nThree: one:ref(One)",
                "The entities One → Two → Three → One refer to each other, so that no table could be the first; leave one");
    }

    @Test
    void namesThatAreTakenAreRefused() {
        project.write("src/main/java/org/example/billing/StockResource.java", "@Path(\"stock-items\")\n");
        project.write("src/main/resources/db/revision/aaaaaaaaaaaa_old.sql",
                "CREATE TABLE former (\n);\nCREATE INDEX tag_name_prefix ON x (y);\n");

        refuses("Former: label:string",
                "Former would have a table or an index former, and there is one in the revisions of this project already");
        refuses("Tag: name:string", "Tag would have a table or an index tag_name_prefix");
        refuses("Customer: address:date\nCustomerAddress: street:string",
                "an index customer_address, and there is one in Customer already");
        refuses("StockItem: label:string", "The path /stock-items of StockItem is that of another resource of this project");
        refuses("Migration: label:string",
                "The path /migrations of Migration is that of the foundation; generate Migration by itself with another one");
        refuses("Stock: label:string", "There would be two files " + directory);
        refuses("CustomerInvoice: " + "a".repeat(40) + ":string! unique", "shorten the name of the attribute");
    }

    @Test
    void requiredReferenceNeedsTheTestThatMakesARow() {
        project.write("src/main/java/org/example/billing/Customer.java",
                "package org.example.billing;\n\n@Entity\npublic class Customer {\n}\n");

        refuses("Invoice: customer:ref(Customer)!", "The test of Invoice needs a Customer, and the package org.example.billing has no test "
                + "CustomerIT with the method 'static JsonObject create(Api api)'");
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> project.run()).hasMessageStartingWith("Say what to make: -Dname=Invoice -Dfields=");
        assertThatThrownBy(() -> project.run("name", "Tag", "file", "entities.txt")).hasMessageStartingWith("Say what to make");
        assertThatThrownBy(() -> project.run("name", "Tag", "fields", "name:string", "package", "org.Example"))
                .hasMessageContaining("is no package");
        assertThatThrownBy(() -> project.run("name", "Tag", "fields", "name:string", "package", "org", "path", "a/b"))
                .hasMessageContaining("is no path");
        assertThatThrownBy(() -> project.run("file", "none.txt")).hasMessageContaining("none.txt cannot be read");
        assertThatThrownBy(() -> project.generate("# nothing")).hasMessageContaining("entities.txt has no entity");
    }

    @Test
    void projectWithoutAListOfRevisionsIsRefused() throws IOException {
        Files.delete(directory.resolve("src/main/resources/db/changelog.xml"));

        refuses("Tag: name:string", "There is no list of revisions in");
    }

    @Test
    void commandSaysItInOneLineAndThatTheBuildFailed() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dname=Invoice",
                "-Dfields=number:strng", "-cp", System.getProperty("java.class.path"), EntityCommand.class.getName(), directory.toString(),
                "billing", "org.example").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).startsWith("-Dfields, character 8: 'strng' is no type; take one of").hasLineCount(2)
                .endsWith("[ERROR] BUILD FAILURE\n");
    }

    private void refuses(String lines, String sentence) {
        Map<String, String> before = project.files();

        assertThatThrownBy(() -> project.generate(lines)).isInstanceOf(Refusal.class).hasMessageContaining(sentence);
        assertThat(project.files()).isEqualTo(before);
    }
}
