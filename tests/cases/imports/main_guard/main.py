import tool

tool.run('by the importer')
