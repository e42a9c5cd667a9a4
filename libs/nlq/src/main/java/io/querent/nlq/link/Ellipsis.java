package io.querent.nlq.link;

import io.querent.nlq.text.Tag;
import io.querent.nlq.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Completes names that share their last word: in 'first, middle and last name' all three are names.
 */
final class Ellipsis {
  private static final int FARTHEST = 6;
  private static final double GOOD = 0.85;

  private Ellipsis() {}

  static List<Chunk> completed(Vocabulary vocabulary, List<Chunk> chunks) {
    List<Chunk> result = new ArrayList<>(chunks);
    for (int i = 0; i < chunks.size() - 2; i++) {
      Chunk chunk = chunks.get(i);
      boolean open =
          chunk.tokens().size() == 1
              && chunk.first().isWord()
              && (chunk.tag() == null || chunk.is(Tag.SUPERLATIVE))
              && chunk.columnScore() < GOOD
              && chunk.tables().isEmpty();
      Token head = open ? sharedHead(chunks, i) : null;
      if (head == null) {
        continue;
      }
      List<Link> links = new ArrayList<>();
      for (Link.ToColumn link :
          Linker.columnsNamed(vocabulary, chunk.lower() + " " + head.lower())) {
        if (link.score() >= GOOD) {
          links.add(link);
        }
      }
      if (!links.isEmpty()) {
        result.set(i, new Chunk(chunk.tokens(), null, "", links, null));
      }
    }
    return result;
  }

  /** The last word of the column that ends an enumeration begun here; null when there is none. */
  private static Token sharedHead(List<Chunk> chunks, int start) {
    boolean enumerates = false;
    for (int i = start + 1; i < Math.min(chunks.size(), start + FARTHEST); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.isMark(",") || chunk.is(Tag.AND)) {
        enumerates = true;
      } else if (!enumerates) {
        return null;
      } else if (chunk.tokens().size() > 1 && chunk.columnScore() > GOOD) {
        return headOf(chunk);
      } else if (chunk.tokens().size() > 1) {
        return null;
      }
    }
    return null;
  }

  /** The last word before 'of': that of 'last name of the student' is 'name'. */
  private static Token headOf(Chunk chunk) {
    Token head = chunk.tokens().getFirst();
    for (Token token : chunk.tokens()) {
      if (token.lower().equals("of") || token.lower().equals("for")) {
        return head;
      }
      head = token;
    }
    return head;
  }
}
