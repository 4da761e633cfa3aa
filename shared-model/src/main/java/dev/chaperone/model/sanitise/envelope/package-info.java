/**
 * Bodies that agents and models exchange as JSON: their string values are read unescaped, and what has to stay for the
 * protocol to work (ids, roles, model and tool names, binary blocks, signatures) is left alone. Recognises the messages
 * of Anthropic, OpenAI (Chat and Responses) and Gemini by the keys they share; any other JSON is read in the same way.
 */
@NullMarked
package dev.chaperone.model.sanitise.envelope;

import org.jspecify.annotations.NullMarked;
