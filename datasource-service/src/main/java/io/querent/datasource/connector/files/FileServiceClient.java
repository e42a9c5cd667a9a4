package io.querent.datasource.connector.files;

import io.querent.contracts.file.FileApi;
import io.querent.kit.identity.ToFileService;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The file service, called on behalf of the current caller. */
@RegisterRestClient(configKey = "file")
@RegisterProvider(ToFileService.class)
public interface FileServiceClient extends FileApi {}
