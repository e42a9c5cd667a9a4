package io.querent.cli;

/** The wire form of runs and their answers. */
final class Runs {
  static final String ANSWER =
      """
      {"run_id":"run_1","chat_id":"chat_1","status":"answered","answer":"Two months.",
       "datasource_id":"shop","sql":"SELECT 1","ir":null,
       "columns":[{"name":"month","type":"date"},{"name":"revenue","type":"decimal","unit":"EUR"}],
       "rows":[["2025-02-01",2000.5],["2025-01-01",1000]],"row_count":2,"truncated":false,
       "result_id":"res_1","chart":{"type":"line","x":"month","y":["revenue"],"alternatives":[]},
       "reading":[{"words":"per month","start":0,"end":9,"meaning":"per month of orders"}],
       "warnings":[],"usage":{"provider":"builtin","prompt_tokens":0,"completion_tokens":0},
       "elapsed_ms":170}\
      """;

  static final String CLARIFICATION =
      """
      {"run_id":"run_1","chat_id":"chat_1","status":"awaiting_input",
       "answer":"Which revenue do you mean?","columns":[],"rows":[],"row_count":0,
       "clarification":{"question":"Which revenue do you mean?",
        "choices":[{"id":"gross","label":"Gross revenue"},{"id":"net","label":"Net revenue"}]}}\
      """;

  private Runs() {}

  static String event(int id, String name, String data) {
    String envelope =
        "{\"event\":\"%s\",\"data\":%s,\"run_id\":\"run_1\",\"chat_id\":\"chat_1\",\"seq\":%d}"
            .formatted(name, data.replace("\n", ""), id);
    return "id: " + id + "\nevent: " + name + "\ndata: " + envelope + "\n\n";
  }

  static String started() {
    return event(1, "completion.started", "{\"provider\":\"builtin\"}");
  }

  static String finished(int id, String status, String answer) {
    String data = "{\"status\":\"" + status + "\",\"answer\":" + answer + "}";
    return event(id, "completion.finished", data);
  }
}
