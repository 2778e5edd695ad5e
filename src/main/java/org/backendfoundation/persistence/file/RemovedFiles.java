package org.backendfoundation.persistence.file;

import java.util.List;
import java.util.UUID;
import org.backendfoundation.persistence.BaseEntity;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.queries.DataModifyQuery;

/** Removes the files of a row that is removed for good, in its transaction. */
public class RemovedFiles extends DescriptorEventAdapter {

    @Override
    public void postDelete(DescriptorEvent event) {
        if (event.getSource() instanceof BaseEntity row && FileResources.areOf(row.getClass())) {
            DataModifyQuery removal = new DataModifyQuery("DELETE FROM entity_file WHERE entity_id = #id");
            removal.addArgument("id", UUID.class);
            event.getSession().executeQuery(removal, List.of(row.getId()));
        }
    }
}
