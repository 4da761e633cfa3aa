package dev.chaperone.desktop.agent.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A way the hook can break: what the service says or does instead of answering, or what is wrong with the laptop. */
enum HookFault {
    SERVICE_NOT_RUNNING(FaultyService.Act.ABSENT, ""),
    SERVICE_CRASHED_AND_LEFT_ITS_SOCKET(FaultyService.Act.GONE, ""),
    SERVICE_HANGS_UP_AT_ONCE(FaultyService.Act.HANG_UP, ""),
    SERVICE_DIES_WHILE_ASKED(FaultyService.Act.SAY, ""),
    SERVICE_HANGS(FaultyService.Act.SAY_AND_HANG, ""),
    SERVICE_STOPS_IN_MID_ANSWER(FaultyService.Act.SAY_AND_HANG, "CHAPERONE/1 0 out\n{\"decision\":"),
    CONNECTION_IS_KILLED(FaultyService.Act.KILL_CALLER, "CHAPERONE/1 0 out\n{}\nEN"),
    ANSWER_WITHOUT_ITS_END(FaultyService.Act.SAY, "CHAPERONE/1 0 out\n{\"decision\":\"allow\"}"),
    ANSWER_WITHOUT_ITS_BEGINNING(FaultyService.Act.SAY, "{\"decision\":\"allow\"}\nEND\n"),
    ANSWER_AFTER_ITS_END(FaultyService.Act.SAY, "CHAPERONE/1 0 out\n{}\nEND\nand more"),
    HALF_A_HEADER(FaultyService.Act.SAY, "CHAPERONE/1 0"),
    ANOTHER_VERSION(FaultyService.Act.SAY, "CHAPERONE/2 0 out\n{}\nEND\n"),
    EXIT_CODE_OF_TWO_DIGITS(FaultyService.Act.SAY, "CHAPERONE/1 10 out\n{}\nEND\n"),
    EXIT_CODE_IN_LETTERS(FaultyService.Act.SAY, "CHAPERONE/1 x out\n{}\nEND\n"),
    NO_EXIT_CODE(FaultyService.Act.SAY, "CHAPERONE/1  out\n{}\nEND\n"),
    A_STREAM_THERE_IS_NOT(FaultyService.Act.SAY, "CHAPERONE/1 0 up\n{}\nEND\n"),
    ANOTHER_PROTOCOL(FaultyService.Act.SAY, "HTTP/1.1 200 OK\r\n\r\n{\"decision\":\"allow\"}\n"),
    BYTES(FaultyService.Act.SAY, "\u0000\u0001\u0007CHAPERONE\u0000/1 0 out\n\u0000\nEND\n"),
    ONE_ENDLESS_LINE(FaultyService.Act.SAY, "CHAPERONE/1 ".repeat(20_000)),
    NOTHING_TO_ASK_WITH(FaultyService.Act.SAY, "CHAPERONE/1 0 out\n{}\nEND\n"),
    NOTHING_TO_READ_WITH(FaultyService.Act.REFUSE_EMPTY, "CHAPERONE/1 0 out\n{}\nEND\n");

    private final FaultyService.Act act;
    private final String said;

    HookFault(FaultyService.Act act, String said) {
        this.act = act;
        this.said = said;
    }

    FaultyService start(Path socket) throws IOException {
        return FaultyService.start(socket, act, said);
    }

    /** The hook program on that laptop, whose patience ends while a test can wait for it. */
    String changed(String program, Path disk) throws IOException {
        String impatient = program.replaceFirst("(?m)^patience=\\d+$", "patience=1");
        return switch (this) {
            case NOTHING_TO_ASK_WITH -> without(impatient, disk, "cat");
            case NOTHING_TO_READ_WITH -> without(impatient, disk, "nc", "perl");
            default -> impatient;
        };
    }

    /** With a search path on which nothing but these is found. */
    private static String without(String program, Path disk, String... found) throws IOException {
        Path folder = Files.createDirectories(disk.resolve("bin"));
        for (String name : found) {
            for (Path usual : java.util.List.of(Path.of("/bin", name), Path.of("/usr/bin", name))) {
                if (Files.exists(usual) && Files.notExists(folder.resolve(name))) {
                    Files.createSymbolicLink(folder.resolve(name), usual);
                }
            }
        }
        return program.replaceFirst("(?m)^nc=.*$", "nc=/nonexistent; PATH=" + folder);
    }
}
