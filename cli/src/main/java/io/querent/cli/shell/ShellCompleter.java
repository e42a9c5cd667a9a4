package io.querent.cli.shell;

import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the shell's own commands, and the ids of datasources after those that take one. */
record ShellCompleter(Supplier<Iterable<String>> datasources) implements Completer {

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (!line.line().startsWith("\\")) {
      return;
    }
    if (line.wordIndex() == 0) {
      for (ShellVerb verb : ShellVerb.values()) {
        candidates.add(new Candidate(verb.word()));
      }
    } else if (line.wordIndex() == 1 && ShellVerb.of(line.words().getFirst()).takesDatasource()) {
      datasources.get().forEach(id -> candidates.add(new Candidate(id)));
    }
  }
}
