package dev.chaperone.desktop.trial;

/**
 * A prompt as people really write them, with made-up values. Put together at run time, so that no scanner trips over
 * the source.
 */
final class PlantedSecrets {

    private PlantedSecrets() {}

    static String prompt() {
        return """
                Why does the export fail? I run it with
                  export AWS_ACCESS_KEY_ID=%s
                  export DB_PASSWORD='%s'
                against postgres://billing:%s@db.internal.example/billing.
                Customer is maria.keller%sgmail.com, IBAN %s.
                """.formatted(
                        "AKIA" + "Y3T7QH2MXW5K4RJD",
                        "Tr0ub4dor" + "-lakeside-9",
                        "s3rv1ce" + "Pass!42",
                        "@",
                        "DE89 3704 0044 " + "0532 0130 00");
    }
}
