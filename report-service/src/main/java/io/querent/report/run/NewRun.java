package io.querent.report.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.querent.contracts.identity.Caller;

/** A run about to be made: everything resolved. */
record NewRun(
    String id,
    Caller caller,
    RunOrder order,
    RunTarget target,
    String datasourceId,
    ObjectNode params,
    String paramsText,
    String paramsHash) {}
