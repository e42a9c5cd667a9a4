package io.querent.gateway.signin;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.Problem.FieldError;
import io.querent.contracts.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person who signs up; without a name of their own, the organization takes the person's. */
public record NewAccount(String email, String password, String name, String organization) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
  private static final int LONGEST_PASSWORD = 200;
  private static final int LONGEST_NAME = 100;

  void check(int passwordLength) {
    List<FieldError> errors = new ArrayList<>();
    if (email == null || !EMAIL.matcher(email.strip()).matches()) {
      errors.add(new FieldError("/email", "must be an e-mail address"));
    }
    if (password == null || password.length() < passwordLength) {
      errors.add(
          new FieldError("/password", "needs at least %d characters".formatted(passwordLength)));
    } else if (password.length() > LONGEST_PASSWORD) {
      errors.add(
          new FieldError(
              "/password", "may have at most %d characters".formatted(LONGEST_PASSWORD)));
    }
    checkName("/name", name, errors);
    checkName("/organization", organization, errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID_REQUEST,
          "The account cannot be made: "
              + String.join(
                  "; ",
                  errors.stream().map(e -> e.path().substring(1) + " " + e.message()).toList()),
          errors,
          null);
    }
  }

  private static void checkName(String path, String value, List<FieldError> errors) {
    if (value != null && value.length() > LONGEST_NAME) {
      errors.add(new FieldError(path, "may have at most %d characters".formatted(LONGEST_NAME)));
    }
  }

  String organizationName() {
    if (organization != null && !organization.isBlank()) {
      return organization.strip();
    }
    return name != null && !name.isBlank() ? name.strip() : email.strip();
  }
}
