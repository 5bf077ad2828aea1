package io.smartqueue.admin.part;

import java.util.List;

/**
 * What is asked before something is taken away.
 *
 * @param action the address that does it
 * @param act what it is called, on the button that asks
 * @param asked the question, with the name of what goes
 * @param follows what happens to people, one sentence each; none when nobody is concerned
 * @param yes on the button that does it
 */
public record Question(String action, String act, String asked, List<String> follows, String yes) {}
