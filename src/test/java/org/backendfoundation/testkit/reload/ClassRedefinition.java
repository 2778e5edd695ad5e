package org.backendfoundation.testkit.reload;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the server's JVM new bodies of methods, as a debugger does. */
record ClassRedefinition(int port) {

    private static final String BY_SOCKET = "com.sun.jdi.SocketAttach";

    /**
     * @param classes by their names in the JVM's form
     * @return whether the server runs them now: not if a class is new to it, has other members than before, or a debugger is attached
     */
    boolean apply(Map<String, byte[]> classes) {
        try {
            VirtualMachine server = attach();
            try {
                Map<ReferenceType, byte[]> redefined = new HashMap<>();
                for (Map.Entry<String, byte[]> changed : classes.entrySet()) {
                    List<ReferenceType> loaded = server.classesByName(changed.getKey().replace('/', '.'));
                    if (loaded.isEmpty()) {
                        return false;
                    }
                    loaded.forEach(type -> redefined.put(type, changed.getValue()));
                }
                server.redefineClasses(redefined);
                return true;
            } finally {
                server.dispose();
            }
        } catch (UnsupportedOperationException | LinkageError otherMembers) {
            return false;
        } catch (IOException | IllegalConnectorArgumentsException debugged) {
            return false;
        }
    }

    private VirtualMachine attach() throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(offered -> offered.name().equals(BY_SOCKET)).findFirst().orElseThrow();
        Map<String, Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        return connector.attach(arguments);
    }
}
