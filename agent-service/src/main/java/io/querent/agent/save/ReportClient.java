package io.querent.agent.save;

import io.querent.contracts.report.ReportApi;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToReportService;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The report service over REST, on behalf of the current caller. */
@RegisterRestClient(configKey = "report")
@RegisterProvider(ToReportService.class)
@RegisterProvider(ServiceFailures.class)
public interface ReportClient extends ReportApi {}
