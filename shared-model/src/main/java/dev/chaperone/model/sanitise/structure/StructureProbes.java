package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Scanner;

/** All probes of this package. */
public final class StructureProbes {

    private StructureProbes() {}

    /** Adds every probe under its anchors. */
    public static void register(Scanner.Builder builder) {
        builder.on("-----begin ", new KeyBlockProbe());
        builder.on("begin pgp private", new KeyBlockProbe());
        builder.on("putty-user-key-file", new KeyBlockProbe());
        builder.on("private-lines:", new KeyBlockProbe());
        builder.on("://", new AddressProbe());
        HeaderProbe header = new HeaderProbe();
        builder.on("basic ", header)
                .on("bearer ", header)
                .on("digest ", header)
                .on("token ", header)
                .on("ssws ", header);
        builder.on("basic%20", header).on("bearer%20", header);
        builder.on("eyj", new JwtProbe()).on("eya", new JwtProbe());
        builder.on("kind: ", new ManifestProbe());
        builder.on("kty", new JwkProbe());
        builder.on("identified by ", new SqlProbe()).on("identified with ", new SqlProbe());
        CallProbe call = new CallProbe();
        builder.on("networkcredential(", call)
                .on("passwordauthentication(", call)
                .on("pscredential(", call)
                .on("directoryentry(", call)
                .on("usernamepasswordcredentials(", call)
                .on("basicauth(", call);
        CommandProbe command = new CommandProbe();
        builder.on("-u", command).on("--user", command).on("-p", command);
    }
}
