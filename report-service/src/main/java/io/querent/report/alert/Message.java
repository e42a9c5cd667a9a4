package io.querent.report.alert;

import io.querent.report.result.TableRows;
import java.util.List;

/**
 * What a delivery says.
 *
 * @param rows the first rows; null without a run
 * @param chart a PNG; null where none was asked for or could be drawn
 * @param csv the rows as CSV; null where none was asked for
 * @param notes what could not be sent along
 */
record Message(
    Delivery delivery,
    AlertRow alert,
    RunFacts run,
    Observation observation,
    TableRows rows,
    byte[] chart,
    String csv,
    List<String> notes,
    String publicUrl) {

  String title() {
    return run == null ? alert.reportKey() : run.reportTitle();
  }

  String reportLink() {
    return publicUrl + "/reports/" + alert.reportKey();
  }

  String runLink() {
    return run == null ? reportLink() : publicUrl + "/runs/" + run.id();
  }
}
