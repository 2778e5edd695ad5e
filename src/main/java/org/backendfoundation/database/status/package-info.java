/** What operators see of the connection and the commands they give for it, and whether this node serves. */
package org.backendfoundation.database.status;
