package io.querent.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Works on the jobs of this service, when it has handlers. */
@ApplicationScoped
public class JobService {
  @Inject JobConfiguration configuration;
  @Inject Instance<JobHandler> handlers;
  @Inject Instance<DataSource> source;
  @Inject Instance<JobProducer> producer;
  @Inject JobTopics topics;
  @Inject ObjectMapper json;
  @Inject MeterRegistry metrics;

  private JobWorker worker;
  private Gauge working;

  void start(@Observes StartupEvent event) {
    List<JobHandler> known = handlers.stream().toList();
    if (!known.isEmpty()) {
      worker = new JobWorker(known, source.get(), configuration, topics, producer.get(), json);
      working =
          Gauge.builder("querent.jobs.working", worker, JobWorker::running)
              .description("Jobs that this instance works on")
              .register(metrics);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (worker != null) {
      worker.close();
      metrics.remove(working);
    }
  }

  @Produces
  @Singleton
  static JobTopics topics(JobConfiguration settings) {
    return new JobTopics(settings);
  }

  @Produces
  @Singleton
  static JobProducer producer(JobConfiguration settings, JobTopics known) {
    return new JobProducer(settings, known);
  }

  static void close(@Disposes JobProducer opened) {
    opened.close();
  }
}
