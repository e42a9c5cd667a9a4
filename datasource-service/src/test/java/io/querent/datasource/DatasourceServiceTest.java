package io.querent.datasource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Role;
import io.querent.kit.testing.PostgresTestResource;
import io.querent.kit.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(FakeFileService.class)
@QuarkusTestResource(MasterKey.class)
class DatasourceServiceTest {
  @ConfigProperty(name = "QUERENT_FILE_URL")
  String fileService;

  private static RequestSpecification as(Role role, String organization) {
    return given()
        .header("Authorization", TestTokens.bearer(role, organization, Audience.DATASOURCE))
        .contentType(ContentType.JSON);
  }

  private static ValidatableResponse register(String organization, Map<String, Object> body) {
    return as(Role.ADMIN, organization).body(body).post("/v1/datasources").then();
  }

  private static void registerShop(String organization) {
    String path = Samples.sqlite("shop", Samples.SHOP).toString();
    register(
            organization,
            Map.of("id", "shop", "kind", "sqlite", "connection", Map.of("path", path)))
        .statusCode(201);
  }

  @Test
  void shouldRegisterLearnAndAnswerAnSqliteFile() {
    // Given
    String path = Samples.sqlite("shop", Samples.SHOP).toString();
    // When
    register("first", Map.of("kind", "sqlite", "connection", Map.of("path", path)))
        .statusCode(201)
        .body("id", equalTo("shop"))
        .body("status", equalTo("ready"))
        .body("health", equalTo("healthy"))
        .body("tables", is(2))
        .body("catalogue_version", is(1));
    // Then
    as(Role.VIEWER, "first")
        .get("/v1/schema/shop")
        .then()
        .statusCode(200)
        .body("catalogue.tables.name", equalTo(List.of("customers", "orders")))
        .body("catalogue.relationships[0].from_table", equalTo("orders"))
        .body("catalogue.relationships[0].to_table", equalTo("customers"))
        .body("notes", containsString("customer_id"));
    String id =
        as(Role.ANALYST, "first")
            .body(
                Map.of(
                    "datasource_id", "shop",
                    "sql", "SELECT city, name FROM customers ORDER BY customer_id",
                    "limit", 2))
            .post("/v1/queries")
            .then()
            .statusCode(200)
            .body("columns.name", equalTo(List.of("city", "name")))
            .body("columns.type", equalTo(List.of("string", "string")))
            .body("rows", equalTo(List.of(List.of("Graz", "Ada"), List.of("Linz", "Bo"))))
            .body("row_count", is(2))
            .body("truncated", is(true))
            .body("limit", is(2))
            .extract()
            .path("result_id");
    given()
        .baseUri(fileService)
        .get("/received/" + id)
        .then()
        .body("rows", is(2))
        .body("origin.datasource_id", equalTo("shop"))
        .body("origin.organization_id", equalTo("first"))
        .body("origin.truncated", is(true))
        .body("authorization", startsWith("Bearer "));
  }

  @Test
  void shouldAnswerAnIr() {
    registerShop("ir");
    as(Role.VIEWER, "ir")
        .body(
            """
            {"datasource_id": "shop", "ir": {
              "entities": ["orders"],
              "metrics": [{"name": "revenue", "agg": "sum", "field": "orders.total"}],
              "dimensions": ["customers.name"],
              "order": [{"field": "revenue", "dir": "desc"}]}}""")
        .post("/v1/queries")
        .then()
        .statusCode(200)
        .body("columns.name", equalTo(List.of("name", "revenue")))
        .body("rows[0][0]", equalTo("Bo"))
        .body("rows[1][1]", is(19.75f))
        .body("row_count", is(2))
        .body("truncated", is(false))
        .body("sql", not(containsString("LIMIT")));
  }
}
