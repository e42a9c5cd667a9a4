package io.querent.datasource.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.querent.contracts.datasource.Schema;
import io.querent.contracts.datasource.TableSearch;
import io.querent.contracts.identity.Permission;
import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import io.querent.datasource.catalog.SchemaNotes;
import io.querent.datasource.registry.Datasources;
import io.querent.datasource.registry.Registered;
import io.querent.semantics.ir.IrSchema;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What is known of a datasource, over HTTP. */
@Path("/v1")
@RunOnVirtualThread
public class SchemaResource {
  private static final int MOST_HITS = 100;
  private static final String MARKDOWN = "text/markdown;charset=utf-8;qs=0.5";

  @Inject Datasources datasources;
  @Inject KnowledgeStore store;

  @GET
  @Path("/schema/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public Schema schema(@PathParam("id") String id) {
    Registered datasource = datasources.get(id);
    Knowledge knowledge = store.get(datasource);
    return new Schema(
        datasource.id(),
        knowledge.catalogue().version(),
        knowledge.catalogue().learnedAt(),
        notes(datasource, knowledge),
        knowledge.catalogue(),
        knowledge.model());
  }

  @GET
  @Path("/schema/{id}")
  @Produces(MARKDOWN)
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public String notes(@PathParam("id") String id) {
    Registered datasource = datasources.get(id);
    return notes(datasource, store.get(datasource));
  }

  @GET
  @Path("/schema/{id}/search")
  @Produces(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public TableSearch search(
      @PathParam("id") String id,
      @QueryParam("q") String words,
      @QueryParam("limit") @DefaultValue("10") int limit) {
    if (words == null || words.isBlank()) {
      throw new ProblemException(ErrorCode.INVALID_REQUEST, "'q' is missing; give a few words.");
    }
    return new TableFinder(store.get(datasources.get(id)))
        .find(words, Math.clamp(limit, 1, MOST_HITS));
  }

  @GET
  @Path("/ir/schema")
  @Produces(MediaType.APPLICATION_JSON)
  @PermissionsAllowed(Permission.DATASOURCE_READ)
  public JsonNode irSchema() {
    return IrSchema.json();
  }

  private static String notes(Registered datasource, Knowledge knowledge) {
    return new SchemaNotes(knowledge.catalogue(), knowledge.model()).all(datasource.displayName());
  }
}
