package dev.chaperone.bench.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** What is assigned to a name that promises a secret, however it is written. */
public final class AssignmentTarget {

    private static final String[] NAMES = {"password", "api_key", "\"secret\"", "DB_PASS", "пароль", "token", "--pass"};
    private static final String[] JOINTS = {"=", ": ", " := ", "=>", "=\"", ": '", " is ", "\":\"", "\\\":\\\""};

    private AssignmentTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String before = data.consumeString(20);
        String name = data.pickValue(NAMES);
        Holds.comesBack(before + name + data.pickValue(JOINTS) + data.consumeRemainingAsString());
    }
}
