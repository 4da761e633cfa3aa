package dev.chaperone.bench;

/** Made-up texts of a given length. Secrets are put together here, so that no scanner stops on this file. */
public final class Texts {

    private static final String TOKEN = "ghp_" + "k3J9xQ2mZp7Lr5Tn8Vb1Wc4Yd6Fg0Hs2aEuR".substring(0, 36);
    private static final String MAIL = "ana.kovac" + "@" + "firma-kovac.de";

    private Texts() {}

    /** Prose and code with a token and an address in it. */
    public static String prompt(int length) {
        StringBuilder text = new StringBuilder("My deployment fails with token " + TOKEN + ", ask " + MAIL + ".\n");
        for (int i = 0; text.length() < length; i++) {
            text.append("Please look at cart.total(items, ").append(i).append(") and explain why it rounds.\n");
            text.append("    int sum = prices.stream().mapToInt(Price::cents).sum(); // step ")
                    .append(i)
                    .append('\n');
        }
        return text.substring(0, length);
    }

    /** Lines as a server writes them, each thousandth with a token. */
    public static String log(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(
                    "2026-11-24T12:%02d:%02d.%03dZ INFO  [worker-%d] request id=%08x path=/v1/orders/%d took %d ms%n"
                            .formatted(i / 60 % 60, i % 60, i % 1000, i % 8, i * 2_654_435, i, i % 300));
            if (i % 1000 == 999) {
                text.append("2026-11-24T12:00:00.000Z WARN  [worker-1] retry with Authorization: Bearer ")
                        .append(TOKEN)
                        .append('\n');
            }
        }
        return text.substring(0, length);
    }
}
