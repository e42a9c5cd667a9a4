package io.querent.agent.save;

import java.util.List;

/**
 * How an answer is to be kept.
 *
 * @param key made from the title when null
 * @param title the question when null
 * @param portable whether it runs on any datasource; bound to the answer's one when null
 * @param parameters names of the offered parameters to expose; all when null
 */
record SaveRequest(String key, String title, Boolean portable, List<String> parameters) {}
