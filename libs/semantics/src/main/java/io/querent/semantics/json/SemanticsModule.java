package io.querent.semantics.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.querent.semantics.catalog.ColumnType;
import io.querent.semantics.ir.Combination;
import io.querent.semantics.ir.Expression;
import io.querent.semantics.ir.ExpressionParser;
import io.querent.semantics.ir.ExpressionPrinter;
import io.querent.semantics.ir.Grain;
import io.querent.semantics.ir.Ir;
import io.querent.semantics.ir.IrException;
import io.querent.semantics.ir.IrReader;
import io.querent.semantics.ir.IrWriter;
import io.querent.semantics.ir.Selection;
import java.io.IOException;
import java.util.function.Function;

/**
 * Lets Jackson write an {@link Ir} in its JSON form, and an {@link Expression} and a {@link Grain}
 * as text, and column types in lower case.
 *
 * <p>What cannot be read fails with a {@link JsonMappingException} whose cause is the {@link
 * IrException}.
 */
public final class SemanticsModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public SemanticsModule() {
    super("querent-semantics");
    addSerializer(Ir.class, new IrSerializer());
    addDeserializer(Ir.class, new IrDeserializer<>(Ir.class));
    addDeserializer(Selection.class, new IrDeserializer<>(Selection.class));
    addDeserializer(Combination.class, new IrDeserializer<>(Combination.class));
    text(Expression.class, ExpressionPrinter::print, ExpressionParser::parse);
    addDeserializer(
        Expression.Column.class,
        new TextDeserializer<>(Expression.Column.class, ExpressionParser::parseColumn));
    text(Grain.class, Grain::toString, Grain::parse);
    text(ColumnType.class, ColumnType::word, ColumnType::of);
  }

  private <T> void text(Class<T> type, Function<T, String> print, Function<String, T> parse) {
    addSerializer(type, new TextSerializer<>(type, print));
    addDeserializer(type, new TextDeserializer<>(type, parse));
  }

  private static final class IrSerializer extends StdSerializer<Ir> {
    private static final long serialVersionUID = 1L;

    IrSerializer() {
      super(Ir.class);
    }

    @Override
    public void serialize(Ir ir, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeTree(IrWriter.write(ir));
    }
  }

  private static final class IrDeserializer<T extends Ir> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    IrDeserializer(Class<T> type) {
      super(type);
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      Ir ir;
      try {
        ir = IrReader.read(context.readTree(parser));
      } catch (IrException e) {
        throw JsonMappingException.from(parser, e.toString(), e);
      }
      if (!type.isInstance(ir)) {
        throw JsonMappingException.from(
            parser,
            "expected a %s".formatted(type == Selection.class ? "selection" : "combination"));
      }
      return type.cast(ir);
    }
  }

  private static final class TextSerializer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<T, String> print;

    TextSerializer(Class<T> type, Function<T, String> print) {
      super(type);
      this.print = print;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(print.apply(value));
    }
  }

  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw context.wrongTokenException(
            parser, _valueClass, JsonToken.VALUE_STRING, "expected a text");
      }
      try {
        return parse.apply(parser.getText());
      } catch (IrException | IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }
}
