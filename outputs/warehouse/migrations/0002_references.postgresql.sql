-- References between the tables. DuckDB declares none: it cannot replace a row that another refers to within one
-- transaction (https://duckdb.org/docs/stable/sql/indexes.html), so there the loader looks for itself before it commits.

ALTER TABLE report ADD CONSTRAINT report_document_id
    FOREIGN KEY (document_id) REFERENCES document (document_id);
ALTER TABLE dimension ADD CONSTRAINT dimension_report_key
    FOREIGN KEY (document_id, report_key) REFERENCES report (document_id, key);
ALTER TABLE project ADD CONSTRAINT project_report_key
    FOREIGN KEY (document_id, report_key) REFERENCES report (document_id, key);
ALTER TABLE project ADD CONSTRAINT project_dimension_key
    FOREIGN KEY (document_id, dimension_key) REFERENCES dimension (document_id, key);
ALTER TABLE rubric_level ADD CONSTRAINT rubric_level_project_key
    FOREIGN KEY (document_id, project_key) REFERENCES project (document_id, key);
ALTER TABLE result ADD CONSTRAINT result_project_key
    FOREIGN KEY (document_id, project_key) REFERENCES project (document_id, key);
ALTER TABLE finding ADD CONSTRAINT finding_document_id
    FOREIGN KEY (document_id) REFERENCES document (document_id);
ALTER TABLE finding ADD CONSTRAINT finding_report_key
    FOREIGN KEY (document_id, report_key) REFERENCES report (document_id, key);
ALTER TABLE finding ADD CONSTRAINT finding_project_key
    FOREIGN KEY (document_id, project_key) REFERENCES project (document_id, key);
ALTER TABLE finding_value ADD CONSTRAINT finding_value_finding_key
    FOREIGN KEY (document_id, finding_key) REFERENCES finding (document_id, key);
ALTER TABLE rule_check ADD CONSTRAINT rule_check_document_id
    FOREIGN KEY (document_id) REFERENCES document (document_id);
ALTER TABLE evidence ADD CONSTRAINT evidence_document_id
    FOREIGN KEY (document_id) REFERENCES document (document_id);
