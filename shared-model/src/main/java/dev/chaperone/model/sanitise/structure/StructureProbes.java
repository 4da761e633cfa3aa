package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Scanner;
import java.util.List;

/** All probes of this package. */
public final class StructureProbes {

    /** Programs that read a password from what is piped into them. */
    private static final List<String> PIPED_INTO = List.of(
            "chpasswd",
            "sudo -s",
            "docker login",
            "podman login",
            "helm registry login",
            "gh auth login --with-token",
            "openssl passwd -stdin");

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
        CallProbe call = new CallProbe(false);
        CallProbe careful = new CallProbe(true);
        builder.on("networkcredential(", call)
                .on("passwordauthentication(", call)
                .on("pscredential(", call)
                .on("directoryentry(", call)
                .on("usernamepasswordcredentials(", call)
                .on("basicauth(", call);
        builder.on(".login(", careful)
                .on("getconnection(", careful)
                .on("auth=(", careful)
                .on("auth = (", careful)
                .on("authenticate(", careful);
        builder.on("authorization", new AuthorizationProbe());
        builder.on(":5432:", new PassFileProbe()).on(":*:", new PassFileProbe());
        builder.on("jdbc:oracle:thin:", new OracleProbe()).on("sqlplus ", new OracleProbe());
        PipedProbe piped = new PipedProbe();
        PIPED_INTO.forEach(command -> builder.on(command, piped));
        ToolProbe.register(builder);
        CommandProbe command = new CommandProbe();
        builder.on("-u", command).on("--user", command).on("-p", command);
    }
}
