"""The cleaning of children's numbers with the commune's police (2513/LĐTBXH-TTTT): what is wrong,
the list that goes out, the list that comes back.
"""
