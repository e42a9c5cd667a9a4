package io.querent.datasource.learn;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Knows the statement that a connection runs, so that another thread can stop it at the server and
 * not only stop waiting for it. After that no further statement begins.
 */
final class StatementWatch {
  private static final Logger LOG = Logger.getLogger(StatementWatch.class);

  private volatile Statement latest;
  private volatile boolean stopped;

  /** The connection, watched. */
  Connection watch(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StatementWatch.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(connection, method, arguments));
  }

  private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
    boolean begins = Statement.class.isAssignableFrom(method.getReturnType());
    if (begins) {
      check();
    }
    try {
      Object answer = method.invoke(connection, arguments);
      if (begins) {
        latest = (Statement) answer;
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /**
   * Says when the work was stopped.
   *
   * @throws ProblemException {@link ErrorCode#CANCELLED} then
   */
  void check() {
    if (stopped) {
      throw new ProblemException(ErrorCode.CANCELLED, "The learning was cancelled.");
    }
  }

  /** Stops what runs; one that has just ended is left alone. */
  void stop() {
    stopped = true;
    Statement running = latest;
    if (running == null) {
      return;
    }
    try {
      if (!running.isClosed()) {
        running.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("a statement could not be cancelled", e);
    }
  }
}
