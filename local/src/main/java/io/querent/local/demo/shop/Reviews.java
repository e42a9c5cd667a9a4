package io.querent.local.demo.shop;

import io.querent.local.demo.Chance;
import io.querent.local.demo.CopyRows;
import io.querent.local.demo.Weights;
import java.time.LocalDateTime;
import java.util.List;

/** What buyers wrote: mostly content, some of it without stars or without words. */
final class Reviews {

  private static final double WRITES = 0.13;
  private static final Weights STARS = Weights.of(5, 6, 12, 31, 46);
  private static final Weights STARS_OF_POOR = Weights.of(30, 24, 22, 16, 8);
  private static final List<List<String>> TITLES =
      List.of(
          List.of("Broke after a week", "Do not buy", "Sent it back"),
          List.of("Disappointing", "Not what I expected"),
          List.of("It is all right", "Does the job"),
          List.of("Good value", "Would buy again", "Nice"),
          List.of("Love it", "Perfect", "Excellent quality"));
  private static final List<String> BODIES =
      List.of(
          "Arrived quickly and well packed.",
          "The colour differs a little from the picture.",
          "Sturdy, and easy to clean.",
          "A bit smaller than I thought.",
          "My second one; the first still works.",
          "The instructions could be clearer.",
          "<b>Great</b> for the price!!");

  private final CopyRows rows =
      new CopyRows("reviews (id, product_id, user_id, rating, title, body, created_at)");

  Reviews(LocalDateTime now, List<Orders.Delivery> deliveries) {
    Chance chance = Chance.of("shop reviews");
    int id = 0;
    for (Orders.Delivery delivery : deliveries) {
      LocalDateTime written = delivery.time().plusMinutes(chance.between(700, 40_000));
      if (!chance.happens(WRITES) || written.isAfter(now)) {
        continue;
      }
      Weights weights = delivery.product() % 17 == 3 ? STARS_OF_POOR : STARS;
      int stars = weights.pick(chance) + 1;
      rows.add(
          ++id,
          delivery.product(),
          delivery.user(),
          chance.happens(0.012) ? null : stars,
          chance.pick(TITLES.get(stars - 1)),
          chance.happens(0.35) ? null : chance.pick(BODIES),
          written);
    }
  }

  CopyRows rows() {
    return rows;
  }
}
