-- One row a project and round, of whichever place of the document says most: its own section before a table
-- before the memo's summary.
with ranked as (
    select
        result.document_id,
        result.project_key,
        coalesce(result.round_months, report.round_months) as round_months,
        report.agency,
        report.fiscal_year_be,
        project.id as project,
        project.name as project_name,
        result.status,
        result.level,
        result.percent,
        row_number() over (
            partition by
                result.document_id, result.project_key, coalesce(result.round_months, report.round_months)
            order by
                case result.place when 'detail' then 1 when 'table' then 2 else 3 end, result.ordinal
        ) as choice
    from {{ source('thaimemo', 'result') }} as result
    inner join {{ source('thaimemo', 'project') }} as project
        on project.document_id = result.document_id and project.key = result.project_key
    inner join {{ source('thaimemo', 'report') }} as report
        on report.document_id = result.document_id and report.key = result.report_key
)

select
    document_id,
    project_key,
    round_months,
    agency,
    fiscal_year_be,
    project,
    project_name,
    status,
    level,
    percent
from ranked
where choice = 1
