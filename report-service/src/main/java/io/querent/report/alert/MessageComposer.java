package io.querent.report.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.querent.contracts.identity.Caller;
import io.querent.report.member.Members;
import io.querent.report.result.ResultRows;
import io.querent.report.result.TableRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what a delivery says, with the rights that the alert's owner has now. Blocks. */
@ApplicationScoped
class MessageComposer {
  @Inject RunSource runs;
  @Inject ResultRows results;
  @Inject Members members;
  @Inject AlertConfiguration configuration;
  @Inject ObjectMapper json;

  /** The message; empty when the alert's owner may no longer see the rows. */
  Optional<Message> compose(AlertRow alert, DeliveryRepository.Taken taken) {
    Optional<Caller> owner = members.caller(alert.organizationId(), alert.ownerId());
    if (owner.isEmpty()) {
      return Optional.empty();
    }
    Delivery delivery = taken.delivery();
    RunFacts run = delivery.runId() == null ? null : runs.find(delivery.runId()).orElse(null);
    Channel.Attach attach = alert.delivery().attach();
    List<String> notes = new ArrayList<>();
    TableRows all = run == null ? null : rows(run, owner.get(), attach.csv() || attach.chart());
    return Optional.of(
        new Message(
            delivery,
            alert,
            run,
            observation(taken.observation()),
            all == null ? null : all.first(configuration.shownRows()),
            attach.chart() && all != null ? chart(run, all, notes) : null,
            attach.csv() && all != null ? csv(all, notes) : null,
            notes,
            configuration.publicUrl().replaceAll("/+$", "")));
  }

  private TableRows rows(RunFacts run, Caller owner, boolean whole) {
    return whole && !run.failed()
        ? results.upTo(run.rows(), run.resultId(), owner, configuration.csvRows())
        : run.rows();
  }

  private byte[] chart(RunFacts run, TableRows rows, List<String> notes) {
    return switch (ChartImage.draw(run.visuals(), rows, run.reportTitle())) {
      case ChartImage.Drawing.Png png -> png.bytes();
      case ChartImage.Drawing.None none -> {
        notes.add(none.reason());
        yield null;
      }
    };
  }

  private String csv(TableRows rows, List<String> notes) {
    String text = CsvText.of(rows);
    if (text.getBytes(StandardCharsets.UTF_8).length > configuration.csvSize().asLongValue()) {
      notes.add("The rows are too large to be sent along as CSV; open the run to see them.");
      return null;
    }
    if (!rows.whole()) {
      notes.add(
          "The CSV holds the first %d of %d rows.".formatted(rows.rows().size(), rows.total()));
    }
    return text;
  }

  private Observation observation(String text) {
    try {
      return json.readValue(text, Observation.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored observation cannot be read", e);
    }
  }
}
