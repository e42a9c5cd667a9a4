package io.querent.agent.context;

import io.querent.contracts.agent.Answer;

/** An earlier question of the chat and how it was answered. */
public record Exchange(String question, Answer answer) {}
