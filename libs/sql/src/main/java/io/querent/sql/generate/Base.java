package io.querent.sql.generate;

import java.util.List;

/**
 * The rows or groups of a selection, before they are named, sorted and cut.
 *
 * @param select everything but items, order and limit
 * @param translator values of the selection in this SELECT
 * @param with named queries that the SELECT reads
 * @param frame names taken in this statement part
 * @param hasOuterJoin whether columns that are never null may be null here
 */
record Base(
    SelectBuilder select,
    Translator translator,
    List<Named> with,
    Frame frame,
    boolean hasOuterJoin) {}
