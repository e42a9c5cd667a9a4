package io.querent.semantics.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows or groups of joined entities.
 *
 * <p>Without metrics the dimensions are plain columns, one row per row of the joined entities
 * ({@code distinct} removes duplicates). With metrics, or with {@code having}, the dimensions
 * group. Entities that only the expressions name are joined too; listing them is never wrong.
 *
 * @param entities tables read; the first one is the subject
 * @param filter null for none
 * @param having condition on groups, may use metric names and aggregates; null for none
 * @param grain applied to the first temporal dimension, or to the subject's time column; null for
 *     none
 * @param joins explicit joins; the rest follows the relationship graph
 * @param top first rows per group; null for none
 */
public record Selection(
    List<Entity> entities,
    List<Metric> metrics,
    List<Dimension> dimensions,
    Filter filter,
    Filter having,
    List<Order> order,
    Integer limit,
    Integer offset,
    boolean distinct,
    Grain grain,
    List<Join> joins,
    Top top)
    implements Ir {

  public Selection {
    entities = List.copyOf(entities);
    metrics = List.copyOf(metrics);
    dimensions = List.copyOf(dimensions);
    order = List.copyOf(order);
    joins = List.copyOf(joins);
    if (limit != null && limit < 0) {
      throw new IllegalArgumentException("'limit' must not be negative");
    }
  }

  /** Whether rows are grouped before they are returned. */
  public boolean isGrouped() {
    return !metrics.isEmpty()
        || having != null
        || order.stream().anyMatch(o -> o.by().isAggregate())
        || dimensions.stream().anyMatch(Dimension::hidden);
  }

  /** A builder that starts from this selection. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.entities.addAll(entities);
    builder.metrics.addAll(metrics);
    builder.dimensions.addAll(dimensions);
    builder.filter = filter;
    builder.having = having;
    builder.order.addAll(order);
    builder.limit = limit;
    builder.offset = offset;
    builder.distinct = distinct;
    builder.grain = grain;
    builder.joins.addAll(joins);
    builder.top = top;
    return builder;
  }

  public static Builder from(String... tables) {
    Builder builder = new Builder();
    for (String table : tables) {
      builder.entity(Entity.of(table));
    }
    return builder;
  }

  /** Collects a selection part by part. */
  public static final class Builder {
    private final List<Entity> entities = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();
    private Filter filter;
    private Filter having;
    private final List<Order> order = new ArrayList<>();
    private Integer limit;
    private Integer offset;
    private boolean distinct;
    private Grain grain;
    private final List<Join> joins = new ArrayList<>();
    private Top top;

    public Builder entity(Entity entity) {
      if (!entities.contains(entity)) {
        entities.add(entity);
      }
      return this;
    }

    public Builder metric(Metric metric) {
      metrics.add(metric);
      return this;
    }

    public Builder dimension(Dimension dimension) {
      dimensions.add(dimension);
      return this;
    }

    /** Adds a condition that must hold as well. */
    public Builder where(Filter condition) {
      filter = Filter.and(filter, condition);
      return this;
    }

    /** Adds a condition on groups that must hold as well. */
    public Builder having(Filter condition) {
      having = Filter.and(having, condition);
      return this;
    }

    public Builder order(Order key) {
      order.add(key);
      return this;
    }

    public Builder limit(Integer rows) {
      limit = rows;
      return this;
    }

    public Builder offset(Integer rows) {
      offset = rows;
      return this;
    }

    public Builder distinct(boolean value) {
      distinct = value;
      return this;
    }

    public Builder grain(Grain value) {
      grain = value;
      return this;
    }

    public Builder join(Join join) {
      joins.add(join);
      return this;
    }

    public Builder top(Top value) {
      top = value;
      return this;
    }

    public Selection build() {
      return new Selection(
          entities,
          metrics,
          dimensions,
          filter,
          having,
          order,
          limit,
          offset,
          distinct,
          grain,
          joins,
          top);
    }
  }
}
