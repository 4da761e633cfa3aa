package dev.chaperone.desktop.push.bypass;

/**
 * What attempts are run against.
 *
 * @param http address of the repository on a server that takes pushes of everybody
 * @param ssh the same through sshd
 * @param file the same as a folder
 * @param folder the work tree
 * @param scripts folder of the programs with libraries
 * @param java command that starts one of them from its source
 * @param modules folder with {@code node_modules}
 */
record Bench(String http, String ssh, String file, String folder, String scripts, String java, String modules) {}
